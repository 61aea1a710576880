package io.clonestream.tune;

import org.jspecify.annotations.Nullable;

/**
 * How labels are evaluated.
 *
 * @param precision that a recommended threshold is to reach
 * @param threshold from which a listed pair counts as reported; 0 means every listed pair
 * @param prevalence share of clones among all pairs for which figures are given; null is that of
 *     the labels
 * @param resamples of the bootstrap
 * @param seed of all that is drawn
 */
public record Terms(
    double precision, double threshold, @Nullable Double prevalence, int resamples, long seed) {

  public Terms {
    within(precision, "precision");
    if (prevalence != null) {
      within(prevalence, "prevalence");
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("Threshold " + threshold + " must lie from 0 to 1");
    }
  }

  private static void within(double share, String name) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "Value " + share + " of " + name + " must lie between 0 and 1, both excluded");
    }
  }
}
