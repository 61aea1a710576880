package io.clonestream.tune;

import java.util.Locale;

/** A figure and where it lies with 95 % confidence. */
public record Measured(double value, Interval interval) {

  private static final double LEAST_SHOWN_P = 1e-4;

  /** Four decimals, a dash where it is undefined. */
  static String shown(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
  }

  /** A p-value, for people. */
  public static String shownP(double p) {
    return p < LEAST_SHOWN_P ? "below 0.0001" : shown(p);
  }

  /** The figure with its interval in brackets, for people. */
  public String shown() {
    return Double.isNaN(value)
        ? shown(value)
        : shown(value) + " (" + shown(interval.low()) + " to " + shown(interval.high()) + ")";
  }

  /** Reads figures back in the order in which they were measured. */
  static final class Reader {

    private final double[] values;
    private final double[][] distributions;
    private int next;

    /**
     * @param values on the labels themselves
     * @param distributions of the same figures, in the same order
     */
    Reader(double[] values, double[][] distributions) {
      this.values = values;
      this.distributions = distributions;
    }

    Measured next() {
      Measured figure = new Measured(values[next], Interval.percentiles(distributions[next]));
      next++;
      return figure;
    }
  }
}
