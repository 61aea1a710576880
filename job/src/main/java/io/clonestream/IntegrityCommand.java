package io.clonestream;

import io.clonestream.feed.CommitRules;
import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.RecordedEvents;
import io.clonestream.feed.Request;
import io.clonestream.feed.TagRules;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphSchema;
import io.clonestream.persist.PersistOptions;
import io.clonestream.persist.StoredKey;
import io.clonestream.query.Integrity;
import io.clonestream.query.IntegrityReport;
import io.clonestream.query.IntegrityReport.Finding;
import io.clonestream.verify.Remedy;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports what is wrong with the graph, by the graph alone. */
@Command(
    name = "integrity",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks that the graph holds together: constraints, orphans, versions, intervals, edges and"
          + " their basis, sizes, ids, models, the chain of commits. Needs no topics, unlike"
          + " 'verify', and does not see what is missing as a whole.",
      "The score is the share of nodes and relationships without a finding, in percent."
    },
    footer =
        "%nExit codes: 0 nothing found, 1 failed, 2 wrong usage or configuration, 3 findings,"
            + " 4 --repair got no answer.")
final class IntegrityCommand implements Callable<Integer> {

  private static final int FINDINGS = 3;
  private static final int NO_ANSWER = 4;
  private static final List<String> COLUMNS = List.of("check", "findings", "examples");

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Option(
      names = "--repair",
      description =
          "Make missing constraints, ask the running job to write anew whatever was found, and"
              + " report again.")
  boolean repair;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "For how long --repair waits for the job (default: ${DEFAULT-VALUE}).")
  int patience;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "3",
      description = "Most examples a check (default: ${DEFAULT-VALUE}).")
  int examples;

  @Mixin FormatMixin output = new FormatMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (patience < 0 || examples < 0) {
      throw new IllegalArgumentException(
          "Values "
              + patience
              + " of --patience and "
              + examples
              + " of --examples must not be below 0");
    }
    Configuration config = settings.load();
    try (GraphReader reader = new GraphReader(PersistOptions.connection(config))) {
      Integrity integrity = new Integrity(reader);
      IntegrityReport report = integrity.report();
      if (repair && report.count() > 0) {
        say("score %s before, %,d findings", report.score(), report.count());
        report = mended(config, reader, integrity, report);
      }
      print(report);
      return report.count() == 0 ? 0 : FINDINGS;
    } catch (Oracle.NoVerdict e) {
      say("No answer: %s", String.valueOf(e.getMessage()));
      return NO_ANSWER;
    }
  }

  private IntegrityReport mended(
      Configuration config, GraphReader reader, Integrity integrity, IntegrityReport before) {
    Repair asking = new Repair(config, spec.commandLine().getErr(), Duration.ofSeconds(patience));
    restoreSchema(config, before); // first: without its indexes the job cannot write
    IntegrityReport after =
        asking.mend(
            integrity.report(),
            IntegrityReport::owners,
            report -> requests(config, reader, report.owners()),
            report -> integrity.report());
    restoreSchema(config, after); // again: what stood in the way may be gone
    return integrity.report();
  }

  private void restoreSchema(Configuration config, IntegrityReport report) {
    if (!report.findings().getOrDefault(Integrity.SCHEMA, List.of()).isEmpty()) {
      GraphSchema.restore(PersistOptions.connection(config))
          .forEach((name, why) -> say("%s cannot be made: %s", name, why));
    }
  }

  private static List<Request> requests(
      Configuration config, GraphReader reader, Set<String> owners) {
    // Before the topics are read: what is published later has other stamps.
    var stored = StoredKey.of(reader, owners);
    boolean recorded = owners.stream().map(Request.Kind::ofKey).anyMatch(Request.Kind::isRecorded);
    return Remedy.of(owners, Map.of(), stored, recorded ? Remedy.records(steps(config)) : Map.of());
  }

  private static List<GraphRow> steps(Configuration config) {
    List<GraphRow> rows = new ArrayList<>();
    new RecordedEvents(FeedOptions.client(config))
        .commits(
            commit -> {
              CommitRules.check(commit);
              rows.add(new GraphRow.CommitRow(commit));
            },
            tag -> {
              TagRules.check(tag);
              rows.add(new GraphRow.TagRow(tag));
            });
    return rows;
  }

  private void print(IntegrityReport report) {
    PrintWriter out = spec.commandLine().getOut();
    try (RowPrinter printer = RowPrinter.of(output.format, COLUMNS, out)) {
      report
          .findings()
          .forEach((check, findings) -> printer.row(check, findings.size(), examples(findings)));
    }
    say(
        "score %s: %,d findings in %,d elements",
        report.score(), report.count(), report.elements());
    if (repair && report.count() > 0) {
      say("What is found still needs what was recorded: run 'repair'.");
    }
  }

  private String examples(List<Finding> findings) {
    return findings.stream()
        .limit(examples)
        .map(finding -> finding.element() + ": " + finding.finding())
        .collect(Collectors.joining("; "));
  }

  private void say(String text, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(String.format(Locale.ROOT, text, values));
    err.flush();
  }
}
