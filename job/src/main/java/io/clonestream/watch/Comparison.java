package io.clonestream.watch;

import io.clonestream.tune.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * A run next to its baseline, figure by figure. A figure is lost where it is more than 10 % worse
 * and its interval lies wholly beyond the one of the baseline, so that neither median lies in the
 * interval of the other.
 *
 * @param compared those of the baseline first, in its order
 */
public record Comparison(List<Compared> compared) {

  /** By which share of the baseline a figure may be worse. */
  public static final double LOSS = .1;

  public Comparison {
    compared = List.copyOf(compared);
  }

  /** What comparing says of a figure. */
  public enum Outcome {
    LOST,
    KEPT,
    /** It says nothing, for a reason. */
    LEFT_OUT
  }

  /**
   * One figure.
   *
   * @param baseline median then; NaN where there is none
   * @param median now; NaN where there is none
   * @param worse by which share of the baseline; NaN where it was left out
   * @param reason why it was left out, otherwise empty
   */
  public record Compared(
      String name,
      String unit,
      double baseline,
      double median,
      double worse,
      Outcome outcome,
      String reason) {}

  static Comparison of(BenchRun run, BenchRun baseline) {
    if (!run.bench().equals(baseline.bench())) {
      throw new IllegalArgumentException(
          "Benchmark '" + baseline.bench() + "' of the baseline must be '" + run.bench() + "'");
    }
    boolean sameMachine = run.machine().isLike(baseline.machine());
    List<Compared> compared = new ArrayList<>();
    for (Figure before : baseline.figures()) {
      compared.add(
          run.figure(before.name())
              .map(now -> compared(before, now, reason(before, now, sameMachine)))
              .orElseGet(
                  () ->
                      new Compared(
                          before.name(),
                          before.unit(),
                          before.median(),
                          Double.NaN,
                          Double.NaN,
                          Outcome.LEFT_OUT,
                          "the run does not have it")));
    }
    for (Figure now : run.figures()) {
      if (baseline.figure(now.name()).isEmpty()) {
        compared.add(
            new Compared(
                now.name(),
                now.unit(),
                Double.NaN,
                now.median(),
                Double.NaN,
                Outcome.LEFT_OUT,
                "the baseline does not have it"));
      }
    }
    return new Comparison(compared);
  }

  /** What got worse. */
  public List<Compared> losses() {
    return with(Outcome.LOST);
  }

  /** What was not compared, and why. */
  public List<Compared> leftOut() {
    return with(Outcome.LEFT_OUT);
  }

  private List<Compared> with(Outcome outcome) {
    return compared.stream().filter(figure -> figure.outcome() == outcome).toList();
  }

  private static Compared compared(Figure before, Figure now, String reason) {
    double worse = now.better().worse(before.median(), now.median());
    Outcome outcome =
        !reason.isEmpty()
            ? Outcome.LEFT_OUT
            : worse > LOSS && apart(before.interval(), now.interval())
                ? Outcome.LOST
                : Outcome.KEPT;
    return new Compared(
        now.name(),
        now.unit(),
        before.median(),
        now.median(),
        outcome == Outcome.LEFT_OUT ? Double.NaN : worse,
        outcome,
        reason);
  }

  private static boolean apart(Interval a, Interval b) {
    return a.high() < b.low() || b.high() < a.low();
  }

  private static String reason(Figure before, Figure now, boolean sameMachine) {
    if (now.better() == Better.NEITHER) {
      return "it is neither better nor worse";
    }
    if (!before.unit().equals(now.unit())
        || before.better() != now.better()
        || before.ratio() != now.ratio()) {
      return "the baseline means something else by it: unit, direction or ratio differ";
    }
    if (!now.ratio() && !sameMachine) {
      return "the baseline is of another machine, and it is no ratio";
    }
    int samples = Math.min(before.samples().size(), now.samples().size());
    return samples < Figure.LEAST_SAMPLES
        ? "it has " + samples + " samples, at least " + Figure.LEAST_SAMPLES + " are needed"
        : "";
  }
}
