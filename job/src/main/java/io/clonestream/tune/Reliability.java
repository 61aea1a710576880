package io.clonestream.tune;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a confidence is a probability: of the reported pairs around a confidence of .8, are four
 * in five clones? Pairs below the store threshold have no confidence and do not count here.
 *
 * @param bins of equal width, the lowest first
 * @param brier mean squared difference of confidence and label (Brier, Monthly Weather Review 78,
 *     1950)
 * @param calibrationError expected: mean difference of confidence and share of clones over the
 *     bins, weighted by their pairs (Guo et al., On Calibration of Modern Neural Networks, 2017)
 */
public record Reliability(List<Bin> bins, double brier, double calibrationError) {

  private static final int BINS = 10;

  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * The pairs of a range of confidence.
   *
   * @param pairs how many, weighted
   * @param clones how many of them are clones, weighted
   * @param confidence mean, NaN of no pairs
   */
  public record Bin(double pairs, double clones, double confidence) {

    /** Share of clones, NaN of no pairs. */
    public double share() {
      return clones / pairs;
    }
  }

  /**
   * @param scores of each labelled pair; 0 where it is not reported
   * @param weights of each labelled pair
   */
  static Reliability of(LabelledPairs labels, double[] scores, double[] weights) {
    double[] pairs = new double[BINS];
    double[] clones = new double[BINS];
    double[] confidence = new double[BINS];
    double squares = 0;
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0 && weights[i] > 0) {
        double label = labels.pairs().get(i).isClone() ? 1 : 0;
        int bin = Math.min(BINS - 1, (int) (scores[i] * BINS));
        pairs[bin] += weights[i];
        clones[bin] += weights[i] * label;
        confidence[bin] += weights[i] * scores[i];
        squares += weights[i] * (scores[i] - label) * (scores[i] - label);
        total += weights[i];
      }
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      bins.add(new Bin(pairs[i], clones[i], confidence[i] / pairs[i]));
      error += Math.abs(confidence[i] - clones[i]);
    }
    return new Reliability(bins, squares / total, error / total);
  }
}
