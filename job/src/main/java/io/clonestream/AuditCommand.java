package io.clonestream;

import io.clonestream.feed.Accounts;
import io.clonestream.feed.FeedOptions;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.PersistOptions;
import io.clonestream.query.Integrity;
import io.clonestream.query.IntegrityReport;
import io.clonestream.verify.Difference;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Everything that must hold of a system at rest, in one command. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks all that must hold when the job has read everything: that the graph is what was"
          + " recorded (as 'verify'), that it holds together (as 'integrity'), and that every record"
          + " which the job refused on reading lies byte-identical in the dead letters, offset by"
          + " offset. Changes nothing."
    },
    footer =
        "%nExit codes: 0 all holds, 1 failed, 2 wrong usage or configuration, 3 something does not"
            + " hold, 4 no verdict: the job is behind or configured otherwise.")
final class AuditCommand implements Callable<Integer> {

  private static final int BROKEN = 3;
  private static final int NO_VERDICT = 4;
  private static final List<String> COLUMNS = List.of("check", "holds", "found", "examples");

  /** One line of the audit. */
  private record Line(String check, long found, List<String> examples, String summary) {}

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Option(
      names = "--vectors",
      paramLabel = "DIR",
      description = "Keeps the vectors of fragments there, as of 'verify'.")
  @Nullable Path vectors;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "5",
      description = "Most examples a check (default: ${DEFAULT-VALUE}).")
  int examples;

  @Mixin FormatMixin output = new FormatMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (examples < 0) {
      throw new IllegalArgumentException("Value " + examples + " of --examples is below 0");
    }
    Configuration config = settings.load();
    PrintWriter err = spec.commandLine().getErr();
    try {
      List<Line> lines =
          List.of(
              recorded(new Oracle(config, err).differences(vectors)),
              together(config),
              accounts(config));
      print(lines);
      return lines.stream().allMatch(line -> line.found() == 0) ? 0 : BROKEN;
    } catch (Oracle.NoVerdict e) {
      err.println("No verdict: " + e.getMessage());
      err.flush();
      return NO_VERDICT;
    }
  }

  private static Line recorded(List<Difference> differences) {
    return new Line(
        "recorded",
        differences.size(),
        differences.stream()
            .map(
                d ->
                    d.kind().name().toLowerCase(Locale.ROOT) + " " + d.owner() + ": " + d.element())
            .toList(),
        "the graph is what was recorded");
  }

  private static Line together(Configuration config) {
    try (GraphReader reader = new GraphReader(PersistOptions.connection(config))) {
      IntegrityReport report = new Integrity(reader).report();
      List<String> found = new ArrayList<>();
      report
          .findings()
          .forEach((check, all) -> all.forEach(f -> found.add(check + " " + f.element())));
      return new Line("together", report.count(), found, "the graph holds together");
    }
  }

  private static Line accounts(Configuration config) {
    Accounts.Balance balance = Accounts.balance(FeedOptions.client(config), Fingerprint::of);
    List<String> found = new ArrayList<>();
    balance.lost().forEach(origin -> found.add("no dead letter of " + origin));
    balance.altered().forEach(origin -> found.add("another dead letter than " + origin));
    return new Line(
        "accounts",
        found.size(),
        found,
        String.format(
            Locale.ROOT,
            "%,d records are events, %,d refused ones are dead letters",
            balance.taken(),
            balance.refused() - found.size()));
  }

  private void print(List<Line> lines) {
    try (RowPrinter printer = RowPrinter.of(output.format, COLUMNS, spec.commandLine().getOut())) {
      for (Line line : lines) {
        printer.row(
            line.check(),
            line.found() == 0 ? "yes" : "no",
            line.found(),
            line.found() == 0
                ? line.summary()
                : String.join("; ", line.examples().stream().limit(examples).toList()));
      }
    }
    spec.commandLine().getOut().flush();
  }
}
