package io.clonestream;

import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import io.clonestream.watch.Comparison;
import io.clonestream.watch.Detector;
import io.clonestream.watch.LabelledSeries;
import io.clonestream.watch.LevelChange;
import io.clonestream.watch.LiveSeries;
import io.clonestream.watch.Rules;
import io.clonestream.watch.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether something got slower. */
@Command(
    name = "regressions",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says whether something got slower, in one of three ways:",
      "SERIES.tsv: where a metric changed its level. Lines are 'time TAB value' or 'value', the"
          + " time a whole number or an instant; - reads standard input.",
      "SERIES.tsv --live: the same, line by line as they come, of a file or a pipe; a change is"
          + " told as soon as it shows.",
      "RUN.json... --figure NAME: the same of runs of a benchmark, in order of time.",
      "RUN.json --baseline BASE.json: which figures of a run are more than 10 %% worse than those"
          + " of the baseline, with intervals apart. Where the machine differs, ratios only."
    },
    footer =
        "%nExamples:%n  clonestream regressions latency.tsv%n"
            + "  clonestream regressions match.json --baseline bench/match.json%n"
            + "  while sleep 5; do printf '%%s\\t%%s\\n' $(date +%%s) $(curl -s …); done |%n"
            + "    clonestream regressions --live -%n"
            + "%nExit codes: 0 nothing got worse, 1 a loss or an alarm that stands, or failed,"
            + " 2 wrong usage.")
final class RegressionsCommand implements Callable<Integer> {

  private static final int FOUND = 1;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "A series, or runs of a benchmark; - is a series from standard input.")
  List<String> files = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "BASE.json",
      description = "The run that the one given is compared with.")
  @Nullable Path baseline;

  @Option(
      names = "--figure",
      paramLabel = "NAME",
      description = "Of which figure the runs make a series.")
  @Nullable String figure;

  @Option(names = "--live", description = "Takes values as they come, until the input ends.")
  boolean live;

  @Option(
      names = "--better",
      paramLabel = "lower|higher",
      description = "Which way the values get better. Default: as the figure says; lower.")
  @Nullable Better better;

  @Option(
      names = "--threshold",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description = "By which share a level must be worse to alarm (default: ${DEFAULT-VALUE}).")
  double threshold;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "50",
      description = "A series of fewer says nothing; at least 20 (default: ${DEFAULT-VALUE}).")
  int samples;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "A level is the median of at most so many values next to the change (default:"
              + " ${DEFAULT-VALUE}).")
  int window;

  @Option(
      names = "--significance",
      paramLabel = "P",
      defaultValue = "0.05",
      description =
          "How likely a series without a change may look like one (default: ${DEFAULT-VALUE}).")
  double significance;

  @Mixin FormatMixin output = new FormatMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (live && (baseline != null || figure != null)) {
      throw new IllegalArgumentException(
          "--live goes with a series, not with --baseline or --figure");
    }
    if (baseline != null) {
      return against(baseline);
    }
    if (figure != null) {
      List<BenchRun> runs = files.stream().map(file -> BenchRun.read(Path.of(file))).toList();
      Better direction = better == null ? runs.get(0).named(figure).better() : better;
      return examine(LabelledSeries.ofRuns(runs, figure), direction);
    }
    if (files.size() > 1 || files.get(0).endsWith(".json")) {
      throw new IllegalArgumentException(
          "Runs of benchmarks " + files + " need --baseline BASE.json or --figure NAME");
    }
    Better direction = better == null ? Better.LOWER : better;
    try (BufferedReader lines = reader(files.get(0))) {
      return live
          ? follow(lines, direction)
          : examine(LabelledSeries.ofLines(files.get(0), lines.lines().toList()), direction);
    }
  }

  private int against(Path base) {
    if (files.size() > 1 || figure != null) {
      throw new IllegalArgumentException(
          "Value " + base + " of --baseline goes with one run and no --figure");
    }
    Comparison comparison = BenchRun.read(Path.of(files.get(0))).against(BenchRun.read(base));
    PrintWriter out = spec.commandLine().getOut();
    new RegressionsPrinter(output.format, out).print(comparison);
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "%d of %d figures lost, %d left out%n",
        comparison.losses().size(), comparison.compared().size(), comparison.leftOut().size());
    err.flush();
    return comparison.losses().isEmpty() ? 0 : FOUND;
  }

  private int examine(LabelledSeries series, Better direction) {
    Verdict verdict = new Detector(rules(direction)).examine(series.series());
    new RegressionsPrinter(output.format, spec.commandLine().getOut()).print(verdict, series);
    return verdict.alarm().isPresent() ? FOUND : 0;
  }

  /** The same while the series goes on. */
  private int follow(BufferedReader lines, Better direction) throws IOException {
    LiveSeries series = new LiveSeries(files.get(0), rules(direction));
    RegressionsPrinter printer = new RegressionsPrinter(output.format, spec.commandLine().getOut());
    try (RegressionsPrinter.Changes changes = printer.new Changes()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        LevelChange change = series.read(line);
        if (change != null) {
          changes.print(change, series::label);
        }
      }
      Verdict verdict = series.verdict();
      changes.end(verdict, series::label);
      return verdict.alarm().isPresent() ? FOUND : 0;
    }
  }

  private Rules rules(Better direction) {
    Rules defaults = Rules.of(Better.LOWER);
    return new Rules(direction, threshold, samples, defaults.least(), window, significance);
  }

  private static BufferedReader reader(String file) throws IOException {
    if (file.equals("-")) {
      return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
    if (!Files.exists(Path.of(file)) || Files.isDirectory(Path.of(file))) {
      throw new IllegalArgumentException(file + " must be a file that exists");
    }
    return Files.newBufferedReader(Path.of(file));
  }
}
