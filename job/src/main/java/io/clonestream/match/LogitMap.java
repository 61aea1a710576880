package io.clonestream.match;

/**
 * Moves confidences: new log-odds are {@code slope} times the old ones plus {@code shift} (Platt,
 * Probabilistic Outputs for Support Vector Machines, 1999). The slope is positive, so that the map
 * keeps every order.
 */
public record LogitMap(double slope, double shift) {

  public static final LogitMap IDENTITY = new LogitMap(1, 0);

  public LogitMap {
    if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(shift))) {
      throw new IllegalArgumentException(
          "Slope " + slope + " must be positive and finite, and shift " + shift + " finite");
    }
  }

  /** A confidence between 0 and 1, moved. */
  public double of(double confidence) {
    return logistic(slope * logit(confidence) + shift);
  }

  /** Log-odds of a confidence between 0 and 1. */
  public static double logit(double confidence) {
    return Math.log(confidence / (1 - confidence));
  }

  /** Confidence of log-odds. */
  public static double logistic(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
