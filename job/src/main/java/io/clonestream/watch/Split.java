package io.clonestream.watch;

import java.util.Arrays;

/**
 * The place at which a series most likely changed its level: of all places the one before and after
 * which the ranks of the values differ most, and how likely a series without a change has one like
 * it (maximally selected rank statistics: Lausen and Schumacher, Biometrics 48, 1992; p-value by
 * Miller and Siegmund, Biometrics 38, 1982). Ranks do not see how far off an outlier is.
 *
 * <p>Neighbours that are alike say less than their number: the statistic is reduced to that of as
 * many independent values as the series is worth ({@link Correlation}).
 *
 * @param at index of the first value after it
 * @param p 1 where nothing changed
 * @param inflation how many values say as much as one that is independent; at least 1
 */
record Split(int at, double p, double inflation) {

  /**
   * The most likely place.
   *
   * @param values without NaN
   * @param least values on either side; at most half of them
   */
  static Split of(double[] values, int least) {
    double[] ranks = ranks(values);
    int n = ranks.length;
    double spread = Arrays.stream(ranks).map(rank -> rank * rank).sum() / (n - 1);
    int at = least;
    double most = 0;
    double sum = 0;
    for (int i = 1; i <= n - least; i++) {
      sum += ranks[i - 1];
      double statistic = sum * sum / (spread * i * (n - i) / n);
      if (i >= least && statistic > most) {
        most = statistic;
        at = i;
      }
    }
    double inflation = Correlation.inflation(ranks, at);
    return new Split(at, p(Math.sqrt(most / inflation), (double) least / n), inflation);
  }

  /** Places in ascending order, counted from the middle; equal values share the mean of theirs. */
  private static double[] ranks(double[] values) {
    int n = values.length;
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    double[] rankAt = new double[n];
    for (int from = 0; from < n; ) {
      int to = from + 1;
      while (to < n && ascending[to] == ascending[from]) {
        to++;
      }
      Arrays.fill(rankAt, from, to, (from + to - n) / 2.0);
      from = to;
    }
    return Arrays.stream(values).map(v -> rankAt[Arrays.binarySearch(ascending, v)]).toArray();
  }

  private static double p(double statistic, double share) {
    if (!(statistic > 1)) {
      return 1;
    }
    double density = Math.exp(-statistic * statistic / 2) / Math.sqrt(2 * Math.PI);
    double places = 2 * Math.log((1 - share) / share);
    return Math.min(1, density * (4 / statistic + (statistic - 1 / statistic) * places));
  }
}
