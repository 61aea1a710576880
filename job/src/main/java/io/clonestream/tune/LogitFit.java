package io.clonestream.tune;

import io.clonestream.match.LogitMap;
import java.util.Optional;

/**
 * The {@link LogitMap} of the highest posterior: logistic regression of labels on log-odds by
 * Newton's method, with a normal prior around the identity, so that few labels change little.
 */
final class LogitFit {

  /** Standard deviation of the slope around 1. */
  static final double SLOPE_DEVIATION = .5;

  /** Standard deviation of the shift around 0, in log-odds. */
  static final double SHIFT_DEVIATION = 2;

  private static final int STEPS = 100;
  private static final double ENOUGH = 1e-10;

  private LogitFit() {}

  /**
   * Fits.
   *
   * @param logits of pairs
   * @param clones their labels
   * @param weights of each; 0 leaves a pair out
   * @return empty where the labels want no positive slope: they contradict the confidences
   */
  static Optional<LogitMap> of(double[] logits, boolean[] clones, double[] weights) {
    double slope = 1;
    double shift = 0;
    double posterior = posterior(logits, clones, weights, slope, shift);
    for (int step = 0; step < STEPS; step++) {
      double precisionSlope = 1 / (SLOPE_DEVIATION * SLOPE_DEVIATION);
      double precisionShift = 1 / (SHIFT_DEVIATION * SHIFT_DEVIATION);
      double gradientSlope = (1 - slope) * precisionSlope;
      double gradientShift = -shift * precisionShift;
      double slopeSlope = precisionSlope;
      double slopeShift = 0;
      double shiftShift = precisionShift;
      for (int i = 0; i < logits.length; i++) {
        double p = LogitMap.logistic(slope * logits[i] + shift);
        double residual = weights[i] * ((clones[i] ? 1 : 0) - p);
        double curvature = weights[i] * p * (1 - p);
        gradientSlope += residual * logits[i];
        gradientShift += residual;
        slopeSlope += curvature * logits[i] * logits[i];
        slopeShift += curvature * logits[i];
        shiftShift += curvature;
      }
      double determinant = slopeSlope * shiftShift - slopeShift * slopeShift;
      double stepSlope = (shiftShift * gradientSlope - slopeShift * gradientShift) / determinant;
      double stepShift = (slopeSlope * gradientShift - slopeShift * gradientSlope) / determinant;
      double length = 1;
      double next = posterior(logits, clones, weights, slope + stepSlope, shift + stepShift);
      while (next < posterior && length > ENOUGH) {
        length /= 2;
        next =
            posterior(
                logits, clones, weights, slope + length * stepSlope, shift + length * stepShift);
      }
      slope += length * stepSlope;
      shift += length * stepShift;
      posterior = next;
      if (length * (Math.abs(stepSlope) + Math.abs(stepShift)) < ENOUGH) {
        break;
      }
    }
    return slope > 0 ? Optional.of(new LogitMap(slope, shift)) : Optional.empty();
  }

  /** Logarithm, but for a constant. */
  private static double posterior(
      double[] logits, boolean[] clones, double[] weights, double slope, double shift) {
    double sum =
        -(slope - 1) * (slope - 1) / (2 * SLOPE_DEVIATION * SLOPE_DEVIATION)
            - shift * shift / (2 * SHIFT_DEVIATION * SHIFT_DEVIATION);
    for (int i = 0; i < logits.length; i++) {
      double margin = (clones[i] ? 1 : -1) * (slope * logits[i] + shift);
      sum -= weights[i] * (Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))));
    }
    return sum;
  }
}
