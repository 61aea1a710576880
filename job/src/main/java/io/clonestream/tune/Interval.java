package io.clonestream.tune;

import java.util.Arrays;

/** Where a figure lies with 95 % confidence; both bounds NaN where nothing can be said. */
public record Interval(double low, double high) {

  /** Two-sided 95 % of a normal distribution. */
  private static final double Z = 1.959963984540054;

  /** The middle 95 % of what resampling gave, undefined values left out. */
  public static Interval percentiles(double[] values) {
    double[] defined = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return new Interval(percentile(defined, .025), percentile(defined, .975));
  }

  /**
   * The value below which this share of ascending values lies, linear between neighbours; NaN of
   * none.
   */
  public static double percentile(double[] ascending, double share) {
    if (ascending.length == 0) {
      return Double.NaN;
    }
    double place = share * (ascending.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
  }

  /** Of a value whose error is normal. */
  public static Interval normal(double value, double standardError) {
    return new Interval(value - Z * standardError, value + Z * standardError);
  }

  /**
   * Of a share, from independent trials (Wilson, Journal of the American Statistical Association
   * 22, 1927).
   */
  static Interval wilson(double successes, double trials) {
    if (trials <= 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    double share = successes / trials;
    double scale = 1 + Z * Z / trials;
    double centre = (share + Z * Z / (2 * trials)) / scale;
    double half =
        Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4 * trials * trials)) / scale;
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
