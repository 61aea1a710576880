package io.clonestream.tune;

import io.clonestream.match.AdditiveModel;
import java.util.List;
import java.util.Locale;

/**
 * Moves the bias of a model so that of random pairs, which are strays, only a stated share is kept.
 *
 * @param share of all pairs that may be kept
 * @param all how many random pairs were looked at, of one language and of two
 * @param threshold confidence from which a pair is kept
 */
record StrayBudget(double share, long all, double threshold) {

  /** Strays below which their number says nothing: the rate is then known to within a third. */
  static final int LEAST_STRAYS = 10;

  private static final double STEP = 1e-4;

  /**
   * The same, where its strays are enough to measure it.
   *
   * @throws IllegalArgumentException naming the number and the rule where they are not
   */
  StrayBudget measurable() {
    if (share * all < LEAST_STRAYS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d random pairs are too few for a budget of %.1e: it is %.1f strays, and at least"
                  + " %d are needed to measure it; name more or larger repositories, or raise the"
                  + " budget",
              all,
              share,
              share * all,
              LEAST_STRAYS));
    }
    return this;
  }

  long most() {
    return (long) (share * all);
  }

  /**
   * What to add to the log-odds of the model: the most that keeps within the budget, rounded down
   * to the decimals that a calibration has.
   *
   * @param alike features of the random pairs that are most alike, more than the budget
   * @throws IllegalArgumentException where there are fewer, so that nothing would be shut out
   */
  double shift(AdditiveModel model, List<float[]> alike) {
    if (alike.size() <= most()) {
      throw new IllegalArgumentException(
          "Only %d random pairs resemble each other at all and the budget allows %d: lower it"
              .formatted(alike.size(), most()));
    }
    double[] odds = alike.stream().mapToDouble(model::logOdds).sorted().toArray();
    double firstShutOut = odds[odds.length - 1 - (int) most()];
    return Math.floor((Math.log(threshold / (1 - threshold)) - firstShutOut) / STEP - 1) * STEP;
  }
}
