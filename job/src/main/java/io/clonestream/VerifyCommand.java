package io.clonestream;

import io.clonestream.commit.GitRepository;
import io.clonestream.feed.BranchKey;
import io.clonestream.verify.Difference;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the graph with what was recorded. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads everything that was published from the topics, computes without Flink the graph that it"
          + " makes, and compares it with Neo4j, node by node and relationship by relationship.",
      "Every fragment is inferred again, so it takes about as long as the first run did.",
      "With --git it asks the graph instead what lived as of commits of a published branch, and"
          + " compares that, commit by commit, with a fresh run on the tree that Git holds, as if"
          + " nothing but this tree had ever been published."
    },
    footer =
        "%nExit codes: 0 equal, 1 failed, 2 wrong usage or configuration, 3 different, 4 no verdict:"
            + " the job is behind or configured otherwise.")
final class VerifyCommand implements Callable<Integer> {

  private static final int DIFFERENT = 3;
  private static final int NO_VERDICT = 4;
  private static final List<String> COLUMNS =
      List.of("difference", "owner", "element", "expected", "stored");

  @Mixin SettingsMixin settings = new SettingsMixin();

  /** Commits of a Git repository to ask about. */
  static final class FromGit {

    @Option(
        names = "--git",
        paramLabel = "REPO",
        required = true,
        description = "Git repository, bare or not, of which a branch was published.")
    Path directory = Path.of(".");

    @Option(names = "--branch", paramLabel = "B", description = "Default: the branch of HEAD.")
    @Nullable String branch;

    @Option(
        names = "--repository",
        paramLabel = "NAME",
        description = "Name it was published under; default: as 'publish' has it.")
    @Nullable String repository;

    @Option(
        names = "--commits",
        paramLabel = "N",
        defaultValue = "100",
        description =
            "How many commits are compared (default: ${DEFAULT-VALUE}): the first and the last,"
                + " the others by chance.")
    int commits;

    @Option(
        names = "--seed",
        paramLabel = "S",
        defaultValue = "1",
        description = "Decides which (default: ${DEFAULT-VALUE}).")
    long seed;
  }

  @ArgGroup(exclusive = false)
  @Nullable FromGit git;

  @Option(
      names = "--vectors",
      paramLabel = "DIR",
      description =
          "Keeps the vectors of fragments there and takes them from there the next time: on one"
              + " device they are a function of fragment and model.")
  @Nullable Path vectors;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most differences printed (default: ${DEFAULT-VALUE}); all are counted.")
  int limit;

  @Mixin FormatMixin output = new FormatMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new IllegalArgumentException("Value " + limit + " of --limit is below 0");
    }
    FromGit asked = git;
    try {
      Configuration config = settings.load();
      PrintWriter err = spec.commandLine().getErr();
      return asked == null
          ? report(new Oracle(config, err).differences(vectors))
          : asOf(new AsOfOracle(config, err), config, asked);
    } catch (Oracle.NoVerdict e) {
      say("No verdict: %s", String.valueOf(e.getMessage()));
      return NO_VERDICT;
    }
  }

  private int asOf(AsOfOracle oracle, Configuration config, FromGit asked) {
    Checks.positive("--commits", asked.commits);
    try (GitRepository repository = GitRepository.open(asked.directory);
        AsOfReport report = new AsOfReport(output.format, spec.commandLine().getOut(), limit)) {
      BranchKey branch = PublishCommand.key(config, repository, asked.branch, asked.repository);
      oracle.compare(repository, branch, asked.commits, asked.seed, vectors, report::add);
      report.sumUp(spec.commandLine().getErr());
      return report.isEqual() ? 0 : DIFFERENT;
    }
  }

  private int report(List<Difference> differences) {
    PrintWriter out = spec.commandLine().getOut();
    if (!differences.isEmpty() || output.format != OutputFormat.TABLE) {
      try (RowPrinter printer = RowPrinter.of(output.format, COLUMNS, out)) {
        differences.stream().limit(limit).forEach(difference -> row(printer, difference));
      }
    }
    for (Difference.Kind kind : Difference.Kind.values()) {
      say(
          "%-9s %,d",
          kind.name().toLowerCase(Locale.ROOT),
          differences.stream().filter(difference -> difference.kind() == kind).count());
    }
    say(differences.isEmpty() ? "The graph is what was recorded." : "The graph differs.");
    out.flush();
    return differences.isEmpty() ? 0 : DIFFERENT;
  }

  private static void row(RowPrinter printer, Difference difference) {
    printer.row(
        difference.kind().name().toLowerCase(Locale.ROOT),
        difference.owner(),
        difference.element(),
        difference.expected(),
        difference.stored());
  }

  /** For people: beside the rows, which may be meant for a program. */
  private void say(String text, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(String.format(Locale.ROOT, text, values));
    err.flush();
  }
}
