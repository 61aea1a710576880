package io.clonestream.watch;

import io.clonestream.tune.Interval;
import java.util.Locale;
import java.util.function.Consumer;

/** A run as people read it. */
final class BenchTable {

  private BenchTable() {}

  static void print(BenchRun run, Consumer<String> out) {
    out.accept(run.bench() + " at " + run.commit() + ", " + run.time());
    out.accept("on " + run.machine());
    int name = run.figures().stream().mapToInt(figure -> figure.name().length()).max().orElse(0);
    String row = "%-" + Math.max(name, 6) + "s  %10s  %-24s  %7s  %7s  %s";
    out.accept(line(row, "figure", "median", "95 % interval", "spread", "samples", "unit"));
    for (Figure figure : run.figures()) {
      Interval interval = figure.interval();
      out.accept(
          line(
              row,
              figure.name(),
              Figure.shown(figure.median()),
              Double.isNaN(interval.low())
                  ? "–"
                  : Figure.shown(interval.low()) + " to " + Figure.shown(interval.high()),
              Double.isFinite(figure.spread())
                  ? String.format(Locale.ROOT, "%.1f %%", 100 * figure.spread())
                  : "–",
              figure.samples().size(),
              figure.ratio() ? "ratio" : figure.unit()));
    }
  }

  private static String line(String row, Object... cells) {
    return String.format(Locale.ROOT, row, cells).stripTrailing();
  }
}
