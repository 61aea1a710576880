package io.clonestream.tune;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts at each threshold, from the highest score down to the lowest that was reported. */
final class ThresholdSweep {

  private final Counts[] points;
  private final double clones;

  private ThresholdSweep(Counts[] points, double clones) {
    this.points = points;
    this.clones = clones;
  }

  /** Labelled pairs that can be swept again and again with other weights. */
  static final class Ranking {

    private final boolean[] clone;
    private final double[] scores;
    private final int[] byScore;

    /**
     * @param scores of each labelled pair; 0 where it is not reported
     */
    Ranking(LabelledPairs labels, double[] scores) {
      this.scores = scores.clone();
      this.clone = new boolean[labels.size()];
      for (int i = 0; i < clone.length; i++) {
        clone[i] = labels.pairs().get(i).isClone();
      }
      this.byScore =
          IntStream.range(0, scores.length)
              .filter(i -> scores[i] > 0)
              .boxed()
              .sorted((i, j) -> Double.compare(scores[j], scores[i]))
              .mapToInt(i -> i)
              .toArray();
    }

    /** Counts by these weights of the labelled pairs. */
    ThresholdSweep sweep(double[] weights) {
      double clones = 0;
      for (int i = 0; i < clone.length; i++) {
        clones += clone[i] ? weights[i] : 0;
      }
      Counts[] points = new Counts[byScore.length];
      int size = 0;
      double tp = 0;
      double fp = 0;
      for (int k = 0; k < byScore.length; k++) {
        int i = byScore[k];
        tp += clone[i] ? weights[i] : 0;
        fp += clone[i] ? 0 : weights[i];
        boolean lastOfItsScore = k + 1 == byScore.length || scores[byScore[k + 1]] < scores[i];
        if (lastOfItsScore && tp + fp > 0) {
          points[size++] = new Counts(scores[i], tp, fp, clones - tp);
        }
      }
      return new ThresholdSweep(Arrays.copyOf(points, size), clones);
    }
  }

  /** Highest threshold first. */
  Counts[] points() {
    return points.clone();
  }

  /** Counts when pairs of at least this score are reported. */
  Counts at(double threshold) {
    int low = 0;
    int high = points.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points[middle].threshold() >= threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0
        ? new Counts(threshold, 0, 0, clones)
        : new Counts(threshold, points[low - 1].tp(), points[low - 1].fp(), points[low - 1].fn());
  }

  /**
   * Mean precision over the recall that is reached: the sum of precision times the step in recall.
   * Clones that are not reported add nothing.
   */
  double averagePrecision() {
    double sum = 0;
    double before = 0;
    for (Counts point : points) {
      sum += point.precision() * (point.tp() - before);
      before = point.tp();
    }
    return clones == 0 ? Double.NaN : sum / clones;
  }

  /** The threshold of the highest F1; of several the highest. */
  Counts best() {
    Counts best = at(1);
    for (Counts point : points) {
      best = point.f1() > best.f1() ? point : best;
    }
    return best;
  }

  /** The lowest threshold at which the precision is at least so high: it finds the most. */
  @Nullable Counts lowestWith(double precision) {
    for (int i = points.length - 1; i >= 0; i--) {
      if (points[i].precision() >= precision) {
        return points[i];
      }
    }
    return null;
  }
}
