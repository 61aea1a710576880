package io.clonestream.watch;

import java.time.DateTimeException;
import java.time.Instant;
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
   * Of lines {@code time TAB value}, or {@code value} alone. A time is a whole number in any unit,
   * or an instant such as {@code 2024-01-31T12:00:00Z}; a value is missing where it is empty or
   * {@code NaN}. Lines that are blank or begin with # say nothing.
   *
   * @param source for messages
   * @throws IllegalArgumentException with the line and the rule where one is wrong
   */
  public static LabelledSeries ofLines(String source, List<String> lines) {
    Series series = new Series();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        String[] columns = line.split("\t", -1);
        if (columns.length > 2) {
          throw new IllegalArgumentException("Line must be a time TAB value, or a value");
        }
        boolean timed = columns.length == 2;
        series.add(timed ? time(columns[0]) : series.size() + 1, value(columns[timed ? 1 : 0]));
        labels.add(timed ? columns[0].strip() : "value " + series.size());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            source + ", line " + (i + 1) + ": '" + line + "': " + e.getMessage(), e);
      }
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

  private static long time(String text) {
    try {
      return text.strip().matches("[+-]?\\d+")
          ? Long.parseLong(text.strip())
          : Instant.parse(text.strip()).toEpochMilli();
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException(
          "Time '" + text + "' must be a whole number or an instant", e);
    }
  }

  private static double value(String text) {
    if (text.isBlank()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Value '" + text + "' must be a number", e);
    }
  }
}
