package io.clonestream.watch;

import io.clonestream.tune.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * One thing that a benchmark measured several times.
 *
 * @param unit of the samples; empty of a ratio
 * @param ratio whether the samples compare two things within one run, so that the machine does not
 *     matter
 * @param samples in the order in which they were measured; finite, not below 0, at least one
 */
public record Figure(String name, String unit, Better better, boolean ratio, List<Double> samples) {

  /** Of fewer, the spread says nothing of the median. */
  static final int LEAST_SAMPLES = 3;

  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final int RESAMPLES = 2000;
  private static final long SEED = 1;

  public Figure {
    samples = List.copyOf(samples);
    if (name.isBlank()) {
      throw new IllegalArgumentException("Value '" + name + "' of name must not be empty");
    }
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("Figure '" + name + "' must have a sample");
    }
    for (double sample : samples) {
      if (!(sample >= 0 && sample < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Sample " + sample + " of figure '" + name + "' must be finite and not below 0");
      }
    }
  }

  /** Four significant digits, for people; empty of what is undefined. */
  public static String shown(double value) {
    return Double.isNaN(value)
        ? ""
        : Double.isInfinite(value)
            ? "∞"
            : new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** What the figure is. */
  public double median() {
    return Interval.percentile(ascending(), .5);
  }

  /**
   * Between which values the middle half of the samples lies, as a share of the median; not finite
   * of a median of 0.
   */
  public double spread() {
    double[] ascending = ascending();
    return (Interval.percentile(ascending, .75) - Interval.percentile(ascending, .25)) / median();
  }

  /**
   * Where the median lies with 95 % confidence, by drawing samples with replacement (Efron, Annals
   * of Statistics 7, 1979), the same ones each time; NaN of fewer than {@value #LEAST_SAMPLES}.
   * Both bounds are samples, so that of few samples it is 88 to 97 %, and 75 % of three.
   */
  public Interval interval() {
    double[] values = ascending();
    if (values.length < LEAST_SAMPLES) {
      return new Interval(Double.NaN, Double.NaN);
    }
    Random random = new Random(SEED);
    double[] medians = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double[] drawn =
          random
              .ints(values.length, 0, values.length)
              .mapToDouble(at -> values[at])
              .sorted()
              .toArray();
      medians[i] = Interval.percentile(drawn, .5);
    }
    return Interval.percentiles(medians);
  }

  private double[] ascending() {
    double[] ascending = samples.stream().mapToDouble(sample -> sample).toArray();
    Arrays.sort(ascending);
    return ascending;
  }
}
