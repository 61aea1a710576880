package io.clonestream.tune;

/**
 * A convex quadratic function, {@code gradient·x + x·hessian·x / 2}, of which each variable has
 * bounds. Its minimum is found one variable after the other (coordinate descent, as in Friedman,
 * Hastie and Tibshirani, Regularization paths for generalized linear models, 2010).
 *
 * @param lower at most 0, each
 * @param upper at least 0, each
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one step, never compared
record BoundedQuadratic(double[] gradient, double[][] hessian, double[] lower, double[] upper) {

  private static final int MOST_ROUNDS = 10_000;
  private static final double ENOUGH = 1e-10;

  double[] minimum() {
    int size = gradient.length;
    double[] x = new double[size];
    double[] slope = gradient.clone();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double largest = 0;
      for (int i = 0; i < size; i++) {
        if (hessian[i][i] <= 0) {
          continue; // no example says anything of it
        }
        double free = x[i] - slope[i] / hessian[i][i];
        double bounded = Math.max(lower[i], Math.min(upper[i], free));
        double change = bounded - x[i];
        if (change != 0) {
          x[i] = bounded;
          for (int j = 0; j < size; j++) {
            slope[j] += change * hessian[i][j];
          }
          largest = Math.max(largest, Math.abs(change));
        }
      }
      if (largest < ENOUGH) {
        break;
      }
    }
    return x;
  }

  /** How steeply the function falls from 0 in this direction: below 0, or 0 at the minimum. */
  double slope(double[] direction) {
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += gradient[i] * direction[i];
    }
    return sum;
  }
}
