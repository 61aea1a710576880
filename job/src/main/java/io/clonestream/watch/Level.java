package io.clonestream.watch;

import java.util.Arrays;

/**
 * Around what a stretch of a series lies.
 *
 * @param median outliers do not move it
 * @param error standard error of the median
 * @param samples on how many values it rests
 */
public record Level(double median, double error, int samples) {

  /**
   * The level of these values, which must not be NaN.
   *
   * <p>Of n values as many lie below the median of what they are drawn from as a fair coin shows
   * heads, give or take √n / 2. So the values √n places to either side of the middle are two
   * standard errors off, whatever the distribution (Price and Bonett, Journal of Statistical
   * Computation and Simulation 72, 2002).
   *
   * @param inflation how many values of the stretch say as much as one that is independent
   */
  static Level of(double[] values, double inflation) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    int n = ascending.length;
    int low = Math.max(0, (int) Math.round((n + 1) / 2.0 - Math.sqrt(n)) - 1);
    double error = (ascending[n - 1 - low] - ascending[low]) / 4;
    return new Level(
        (ascending[(n - 1) / 2] + ascending[n / 2]) / 2, error * Math.sqrt(inflation), n);
  }
}
