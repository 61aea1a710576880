package io.clonestream.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/**
 * Two configurations on the same labelled pairs, each deciding at its threshold.
 *
 * @param all by all pairs: which is right more often
 * @param clones by clones alone: which finds more
 * @param others by pairs that are no clones: which raises fewer false alarms
 * @param differences the first minus the second
 */
public record PairedComparison(
    double thresholdA,
    double thresholdB,
    McNemar all,
    McNemar clones,
    McNemar others,
    List<Difference> differences) {

  private static final List<String> FIGURES =
      List.of("precision", "recall", "F1", "average precision");

  public PairedComparison {
    differences = List.copyOf(differences);
  }

  /**
   * Of a figure, by a paired bootstrap: both are measured on the same drawn clusters. McNemar's
   * test takes pairs for independent; this does not.
   *
   * @param p two-sided: twice the share of resamples on the rarer side of no difference
   */
  public record Difference(String figure, double a, double b, Measured difference, double p) {}

  /**
   * Compares.
   *
   * @param terms with the threshold of the first
   * @throws IllegalArgumentException where the labels are too few, or about something else
   */
  public static PairedComparison of(
      LabelledPairs labels, PredictedPairs a, PredictedPairs b, Terms terms, double thresholdB) {
    Clusters clusters = Clusters.of(labels);
    labels.requireEnough(clusters);
    double[] scoresA = a.of(labels);
    double[] scoresB = b.of(labels);
    boolean[] rightA = right(labels, scoresA, terms.threshold());
    boolean[] rightB = right(labels, scoresB, thresholdB);
    return new PairedComparison(
        terms.threshold(),
        thresholdB,
        mcNemar(labels, rightA, rightB, pair -> true),
        mcNemar(labels, rightA, rightB, LabelledPairs.Pair::isClone),
        mcNemar(labels, rightA, rightB, pair -> !pair.isClone()),
        differences(labels, scoresA, scoresB, terms, thresholdB, clusters));
  }

  /** A pair that is not listed is not reported, whatever the threshold. */
  private static boolean[] right(LabelledPairs labels, double[] scores, double threshold) {
    boolean[] right = new boolean[scores.length];
    for (int i = 0; i < right.length; i++) {
      boolean reported = scores[i] > 0 && scores[i] >= threshold;
      right[i] = reported == labels.pairs().get(i).isClone();
    }
    return right;
  }

  private static McNemar mcNemar(
      LabelledPairs labels, boolean[] a, boolean[] b, Predicate<LabelledPairs.Pair> of) {
    int onlyA = 0;
    int onlyB = 0;
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i] && of.test(labels.pairs().get(i))) {
        onlyA += a[i] ? 1 : 0;
        onlyB += b[i] ? 1 : 0;
      }
    }
    return new McNemar(onlyA, onlyB);
  }

  private static List<Difference> differences(
      LabelledPairs labels,
      double[] scoresA,
      double[] scoresB,
      Terms terms,
      double thresholdB,
      Clusters clusters) {
    var a = new ThresholdSweep.Ranking(labels, scoresA);
    var b = new ThresholdSweep.Ranking(labels, scoresB);
    double[] ones = labels.atPrevalence(labels.weights(null), terms.prevalence());
    double[] ofA = figures(a.sweep(ones), terms.threshold());
    double[] ofB = figures(b.sweep(ones), thresholdB);
    double[][] drawn =
        new Bootstrap(clusters, terms.resamples(), terms.seed())
            .distributions(
                draw -> {
                  double[] weights = labels.atPrevalence(draw, terms.prevalence());
                  return minus(
                      figures(a.sweep(weights), terms.threshold()),
                      figures(b.sweep(weights), thresholdB));
                });
    var figures = new Measured.Reader(minus(ofA, ofB), drawn);
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < FIGURES.size(); i++) {
      differences.add(new Difference(FIGURES.get(i), ofA[i], ofB[i], figures.next(), p(drawn[i])));
    }
    return differences;
  }

  private static double[] figures(ThresholdSweep sweep, double threshold) {
    Counts counts = sweep.at(threshold);
    return DoubleStream.of(
            counts.precision(), counts.recall(), counts.f1(), sweep.averagePrecision())
        .toArray();
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= b[i];
    }
    return difference;
  }

  private static double p(double[] drawn) {
    long above = Arrays.stream(drawn).filter(d -> d >= 0).count();
    long below = Arrays.stream(drawn).filter(d -> d <= 0).count();
    return Math.min(1, 2.0 * (Math.min(above, below) + 1) / (drawn.length + 1));
  }
}
