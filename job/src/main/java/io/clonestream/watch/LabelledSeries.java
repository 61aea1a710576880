package io.clonestream.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * A series and what each of its values is called when it is spoken of.
 *
 * @param labels one for each value
 */
public record LabelledSeries(Series series, List<String> labels) {

  public LabelledSeries {
    labels = List.copyOf(labels);
  }

  /**
   * Of lines as {@link SeriesLines} reads them.
   *
   * @param source for messages
   * @throws IllegalArgumentException with the line and the rule where one is wrong
   */
  public static LabelledSeries ofLines(String source, List<String> lines) {
    Series series = new Series();
    List<String> labels = new ArrayList<>();
    SeriesLines reading = new SeriesLines(source);
    for (String line : lines) {
      reading.read(
          line,
          (label, time, value) -> {
            series.add(time, value);
            labels.add(label);
          });
    }
    return new LabelledSeries(series, labels);
  }

  /**
   * Of runs of one benchmark in order of time: the medians of one figure.
   *
   * @throws IllegalArgumentException where the runs are not of one benchmark in order of time, do
   *     not all have the figure, or measured it on several machines and it is no ratio
   */
  public static LabelledSeries ofRuns(List<BenchRun> runs, String figure) {
    Series series = new Series();
    List<String> labels = new ArrayList<>();
    BenchRun first = runs.get(0);
    for (BenchRun run : runs) {
      String label = "commit " + run.commit() + " of " + run.time();
      Figure measured = run.named(figure);
      if (!run.bench().equals(first.bench())) {
        throw new IllegalArgumentException(
            label + ": benchmark '" + run.bench() + "' must be '" + first.bench() + "'");
      }
      if (!measured.ratio() && !run.machine().isLike(first.machine())) {
        throw new IllegalArgumentException(
            String.format(
                "%s: figure '%s' is no ratio, so it must be of one machine, not of %s and %s",
                label, figure, first.machine(), run.machine()));
      }
      if (!measured.unit().equals(first.named(figure).unit())) {
        throw new IllegalArgumentException(
            String.format(
                "%s: unit '%s' of figure '%s' must be '%s'",
                label, measured.unit(), figure, first.named(figure).unit()));
      }
      series.add(run.time().toEpochMilli(), measured.median());
      labels.add(label);
    }
    return new LabelledSeries(series, labels);
  }
}
