package io.clonestream.tune;

/**
 * How many strays may be kept.
 *
 * @param within share of all random pairs of functions that may be kept as pairs of one language
 * @param across the same, of two languages
 * @param types share of all random pairs of types that may be kept, of one language and of two
 * @param threshold confidence from which a pair is kept
 */
public record Budgets(double within, double across, double types, double threshold) {

  /** Of the strays among types, what is left to those of two languages. */
  private static final double TYPES_ACROSS = .15;

  StrayBudget functions(boolean isAcross, long all) {
    return new StrayBudget(isAcross ? across : within, all, threshold).measurable();
  }

  /** Types are scarce: where they are too few to measure the budget, none of them is a stray. */
  StrayBudget types(boolean isAcross, long all) {
    return new StrayBudget(types * (isAcross ? TYPES_ACROSS : 1 - TYPES_ACROSS), all, threshold);
  }

  /** Random pairs of functions that may be kept in all. */
  double strays() {
    return within + across;
  }

  /** Functions of a corpus in which each has one stray on average. */
  long corpus() {
    return Math.round(1 / strays());
  }
}
