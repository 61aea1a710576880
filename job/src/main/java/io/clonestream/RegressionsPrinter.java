package io.clonestream;

import io.clonestream.tune.Measured;
import io.clonestream.watch.Comparison;
import io.clonestream.watch.Comparison.Compared;
import io.clonestream.watch.Figure;
import io.clonestream.watch.LabelledSeries;
import io.clonestream.watch.LevelChange;
import io.clonestream.watch.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What a series or a comparison says: in words, or as rows. */
record RegressionsPrinter(OutputFormat format, PrintWriter out) {

  private static final List<String> CHANGES =
      List.of(
          "since", "last", "before", "after", "baseline", "worse", "low", "high", "p", "meaning");
  private static final List<String> FIGURES =
      List.of("figure", "unit", "baseline", "now", "worse", "outcome", "reason");

  /** Prints changes one after the other, each at once. */
  final class Changes implements AutoCloseable {

    private final @Nullable RowPrinter rows =
        format == OutputFormat.TABLE ? null : RowPrinter.of(format, CHANGES, out);

    /**
     * Prints the next.
     *
     * @param labels what the values are called, by index
     */
    void print(LevelChange change, IntFunction<String> labels) {
      String since = labels.apply(change.at());
      String last = labels.apply(change.lastAt());
      if (rows == null) {
        inWords(change, since, last);
      } else {
        rows.row(
            since,
            last,
            change.before().median(),
            change.after().median(),
            change.baseline().median(),
            finite(change.worse()),
            finite(change.interval().low()),
            finite(change.interval().high()),
            change.p(),
            change.meaning().name().toLowerCase(Locale.ROOT));
      }
      out.flush();
    }

    /** What they come to, in words only. */
    void end(Verdict verdict, IntFunction<String> labels) {
      if (rows == null) {
        sum(verdict, labels);
      }
      out.flush();
    }

    @Override
    public void close() {
      if (rows != null) {
        rows.close();
      }
    }
  }

  void print(Verdict verdict, LabelledSeries of) {
    IntFunction<String> labels = of.labels()::get;
    try (Changes changes = new Changes()) {
      verdict.changes().forEach(change -> changes.print(change, labels));
      changes.end(verdict, labels);
    }
  }

  private void sum(Verdict verdict, IntFunction<String> labels) {
    String missing = verdict.missing() == 0 ? "" : ", " + verdict.missing() + " missing";
    String counted = "(" + verdict.samples() + " samples" + missing + ")";
    if (!verdict.isEnough()) {
      say("too few samples: %d of %d%s", verdict.samples(), verdict.needed(), missing);
    } else if (verdict.changes().isEmpty()) {
      say("no change %s", counted);
    } else {
      say(
          "%s %s",
          verdict
              .alarm()
              .map(alarm -> "an alarm stands since " + labels.apply(alarm.at()))
              .orElse("no alarm stands"),
          counted);
    }
  }

  private void inWords(LevelChange change, String since, String last) {
    say(
        "%s since %s (last before: %s): %s after %s, %s the baseline of %s (95 %%: %s to %s), p %s",
        switch (change.meaning()) {
          case ALARM -> "ALARM";
          case END -> "end of the alarm";
          case NOTE -> "change";
        },
        since,
        last,
        Figure.shown(change.after().median()),
        Figure.shown(change.before().median()),
        percent(Math.abs(change.worse())) + (change.worse() < 0 ? " better than" : " worse than"),
        Figure.shown(change.baseline().median()),
        percent(change.interval().low()),
        percent(change.interval().high()),
        Measured.shownP(change.p()));
  }

  void print(Comparison comparison) {
    try (RowPrinter rows = RowPrinter.of(format, FIGURES, out)) {
      boolean forPeople = format == OutputFormat.TABLE;
      for (Compared figure : comparison.compared()) {
        rows.row(
            figure.name(),
            figure.unit(),
            forPeople ? Figure.shown(figure.baseline()) : finite(figure.baseline()),
            forPeople ? Figure.shown(figure.median()) : finite(figure.median()),
            forPeople ? percent(figure.worse()) : finite(figure.worse()),
            figure.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            figure.reason());
      }
    }
  }

  private static String percent(double share) {
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, "%.1f %%", 100 * share)
        : Figure.shown(share);
  }

  /** What JSON has no number for is null. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private void say(String text, Object... values) {
    out.println(String.format(Locale.ROOT, text, values));
  }
}
