package io.clonestream.tune;

import java.util.ArrayList;
import java.util.List;

/**
 * How far stated probabilities can be taken at their word: by classes of probability what was said
 * and what was (DeGroot and Fienberg, The comparison and evaluation of forecasters, 1983).
 *
 * @param prevalence share of clones, by weight
 * @param brier mean squared difference of probability and outcome (Brier, 1950)
 * @param calibrationError expected calibration error over {@value #ERROR_CLASSES} equal classes
 *     (Naeini, Cooper and Hauskrecht, 2015)
 * @param table in {@value #TABLE_CLASSES} equal classes, empty ones left out
 */
record HeldBackReliability(
    double prevalence, double brier, double calibrationError, List<Row> table) {

  static final int ERROR_CLASSES = 15;
  static final int TABLE_CLASSES = 10;

  /** A pair that was judged. */
  record Judged(double probability, boolean isClone, double weight) {}

  /**
   * A class of probabilities.
   *
   * @param from lower end
   * @param pairs how many
   * @param said mean probability
   * @param was share of clones
   */
  record Row(double from, int pairs, double weight, double said, double was) {}

  static HeldBackReliability of(List<Judged> judged) {
    double weight = 0;
    double clones = 0;
    double squares = 0;
    for (Judged one : judged) {
      double outcome = one.isClone() ? 1 : 0;
      weight += one.weight();
      clones += one.weight() * outcome;
      squares += one.weight() * Math.pow(one.probability() - outcome, 2);
    }
    if (weight <= 0) {
      throw new IllegalArgumentException("No pair was judged: there is nothing to say");
    }
    double error = 0;
    for (Row row : rows(judged, ERROR_CLASSES)) {
      error += row.weight() * Math.abs(row.said() - row.was());
    }
    return new HeldBackReliability(
        clones / weight, squares / weight, error / weight, rows(judged, TABLE_CLASSES));
  }

  private static List<Row> rows(List<Judged> judged, int classes) {
    int[] pairs = new int[classes];
    double[] weights = new double[classes];
    double[] said = new double[classes];
    double[] was = new double[classes];
    for (Judged one : judged) {
      int at = Math.min(classes - 1, (int) (one.probability() * classes));
      pairs[at]++;
      weights[at] += one.weight();
      said[at] += one.weight() * one.probability();
      was[at] += one.isClone() ? one.weight() : 0;
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      if (weights[i] > 0) {
        rows.add(
            new Row(
                (double) i / classes,
                pairs[i],
                weights[i],
                said[i] / weights[i],
                was[i] / weights[i]));
      }
    }
    return rows;
  }
}
