package io.clonestream;

import io.clonestream.Oracle.Comparison;
import io.clonestream.feed.Request;
import io.clonestream.verify.Difference;
import io.clonestream.verify.Remedy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the graph to what was recorded. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares the graph with what was recorded, as 'verify' does, and asks the running job to"
          + " write anew whatever differs: altered, missing and surplus nodes and relationships.",
      "It writes nothing into the graph itself."
    },
    footer =
        "%nExit codes: 0 equal afterwards, 1 failed, 2 wrong usage or configuration, 3 different"
            + " still, or with --dry-run, 4 no verdict: the job is behind, does not answer, or is"
            + " configured otherwise.")
final class RepairCommand implements Callable<Integer> {

  private static final int DIFFERENT = 3;
  private static final int NO_VERDICT = 4;

  private static final List<String> COLUMNS = List.of("ask", "stored_epoch", "stored_revision");

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Option(names = "--dry-run", description = "Print what would be asked for, ask nobody.")
  boolean dryRun;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "For how long to wait for the job (default: ${DEFAULT-VALUE}).")
  int patience;

  @Option(
      names = "--vectors",
      paramLabel = "DIR",
      description = "Keeps the vectors of fragments there, as 'verify' does.")
  @Nullable Path vectors;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most requests printed by --dry-run (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "Of --dry-run: table, tsv or json (default: ${DEFAULT-VALUE}).")
  OutputFormat format = OutputFormat.TABLE;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (patience < 0 || limit < 0) {
      throw new IllegalArgumentException(
          "Values " + patience + " of --patience and " + limit + " of --limit must not be below 0");
    }
    Configuration config = settings.load();
    try {
      return run(config, new Oracle(config, spec.commandLine().getErr()));
    } catch (Oracle.NoVerdict e) {
      say("No verdict: %s", String.valueOf(e.getMessage()));
      return NO_VERDICT;
    }
  }

  private int run(Configuration config, Oracle oracle) {
    Comparison comparison = oracle.compare(vectors);
    count(comparison);
    if (comparison.expected().owners().isEmpty() && !comparison.differences().isEmpty()) {
      throw new Oracle.NoVerdict(
          "Nothing is recorded in these topics: they are not those of this graph");
    }
    if (dryRun && !comparison.differences().isEmpty()) {
      print(requests(comparison));
      return DIFFERENT;
    }
    if (!comparison.differences().isEmpty()) {
      comparison =
          new Repair(config, spec.commandLine().getErr(), Duration.ofSeconds(patience))
              .mend(comparison, Comparison::keys, RepairCommand::requests, oracle::again);
      count(comparison);
    }
    say(
        comparison.differences().isEmpty()
            ? "The graph is what was recorded."
            : "The graph differs still: 'verify' shows how.");
    return comparison.differences().isEmpty() ? 0 : DIFFERENT;
  }

  private static List<Request> requests(Comparison comparison) {
    return Remedy.of(
        comparison.keys(),
        comparison.expected().namedBy(),
        comparison.stored(),
        comparison.records());
  }

  private void print(List<Request> requests) {
    PrintWriter out = spec.commandLine().getOut();
    try (RowPrinter printer = RowPrinter.of(format, COLUMNS, out)) {
      requests.stream()
          .limit(limit)
          .forEach(
              request ->
                  printer.row(request.key(), request.storedEpoch(), request.storedRevision()));
    }
    say("%,d owners would be asked.", requests.size());
  }

  private void count(Comparison comparison) {
    for (Difference.Kind kind : Difference.Kind.values()) {
      say(
          "%-9s %,d",
          kind.name().toLowerCase(Locale.ROOT),
          comparison.differences().stream().filter(found -> found.kind() == kind).count());
    }
  }

  private void say(String text, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(String.format(Locale.ROOT, text, values));
    err.flush();
  }
}
