package io.clonestream.tune;

import java.util.Random;
import java.util.function.Function;

/**
 * What figures would have been on other labels of the same kind: whole clusters are drawn with
 * replacement (the cluster bootstrap: Davison and Hinkley, Bootstrap Methods and their Application,
 * 1997, section 3.8). The same seed draws the same clusters.
 *
 * @param resamples at least {@value #LEAST_RESAMPLES}
 */
record Bootstrap(Clusters clusters, int resamples, long seed) {

  /** Fewer leave less than five values beyond each bound of a 95 % interval. */
  static final int LEAST_RESAMPLES = 200;

  Bootstrap {
    if (resamples < LEAST_RESAMPLES) {
      throw new IllegalArgumentException(
          "Resamples " + resamples + " must be at least " + LEAST_RESAMPLES);
    }
  }

  /**
   * Draws and measures.
   *
   * @param figures of weights, one for each labelled pair; always as many
   * @return by figure, then by resample
   */
  double[][] distributions(Function<double[], double[]> figures) {
    Random random = new Random(seed);
    double[][] byResample = new double[resamples][];
    for (int i = 0; i < resamples; i++) {
      int[] draws = new int[clusters.count()];
      for (int k = 0; k < draws.length; k++) {
        draws[random.nextInt(draws.length)]++;
      }
      byResample[i] = figures.apply(clusters.weights(draws));
    }
    double[][] byFigure = new double[byResample[0].length][resamples];
    for (int i = 0; i < resamples; i++) {
      for (int k = 0; k < byFigure.length; k++) {
        byFigure[k][i] = byResample[i][k];
      }
    }
    return byFigure;
  }
}
