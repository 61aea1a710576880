package io.clonestream.watch;

import java.util.Arrays;

/**
 * How much neighbours in a series are alike, and how many of its values therefore say as much as
 * one that is independent, as in an autoregressive series of first order (Bayley and Hammersley,
 * Supplement to the Journal of the Royal Statistical Society 8, 1946).
 */
final class Correlation {

  /** Beyond it no length that is looked at tells a change from the series' own way. */
  private static final double MOST = .95;

  private Correlation() {}

  /** At least 1. */
  static double inflation(double[] ranks, int at) {
    double correlation = Math.min(aroundMeans(ranks, at), ofDifferences(ranks));
    double bounded = Math.min(MOST, Math.max(0, correlation));
    return (1 + bounded) / (1 - bounded);
  }

  /**
   * Around the means before and after a place, so that a change there does not count, corrected for
   * the bias that taking off two means brings (Marriott and Pope, Biometrika 41, 1954).
   */
  private static double aroundMeans(double[] ranks, int at) {
    int n = ranks.length;
    double before = Arrays.stream(ranks, 0, at).average().orElse(0);
    double after = Arrays.stream(ranks, at, n).average().orElse(0);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double rest = ranks[i] - (i < at ? before : after);
      squares += rest * rest;
      if (i > 0 && i != at) {
        products += rest * (ranks[i - 1] - (i < at ? before : after));
      }
    }
    double measured = squares == 0 ? 0 : products / squares;
    return (measured + 2.0 / n) / (1 - 8.0 / n);
  }

  /**
   * By how much more values differ two places apart than one. Less exact, but changes elsewhere
   * hardly count: a change meets one difference.
   */
  private static double ofDifferences(double[] ranks) {
    double next = difference(ranks, 1);
    return next == 0 ? 0 : difference(ranks, 2) / next - 1;
  }

  /** Mean square of what values differ by that are so many places apart. */
  private static double difference(double[] ranks, int apart) {
    double squares = 0;
    for (int i = apart; i < ranks.length; i++) {
      double difference = ranks[i] - ranks[i - apart];
      squares += difference * difference;
    }
    return squares / (ranks.length - apart);
  }
}
