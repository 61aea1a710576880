package io.clonestream;

import io.clonestream.verify.Difference;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
      "Every fragment is inferred again, so it takes about as long as the first run did."
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

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most differences printed (default: ${DEFAULT-VALUE}); all are counted.")
  int limit;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, tsv or json (default: ${DEFAULT-VALUE}).")
  OutputFormat format = OutputFormat.TABLE;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new IllegalArgumentException("Value " + limit + " of --limit is below 0");
    }
    try {
      return report(new Oracle(settings.load(), spec.commandLine().getErr()).differences());
    } catch (Oracle.NoVerdict e) {
      say("No verdict: %s", String.valueOf(e.getMessage()));
      return NO_VERDICT;
    }
  }

  private int report(List<Difference> differences) {
    PrintWriter out = spec.commandLine().getOut();
    if (!differences.isEmpty()) {
      try (RowPrinter printer = RowPrinter.of(format, COLUMNS, out)) {
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
