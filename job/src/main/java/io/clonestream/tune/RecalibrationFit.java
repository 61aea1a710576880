package io.clonestream.tune;

import io.clonestream.match.LogitMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Fits a {@link Recalibration} and tries it: clusters fall into folds, and each pair is moved by a
 * map that was fitted without the folds of both its ends.
 */
final class RecalibrationFit {

  /** Fewer clones, or other pairs, of one way do not bear two coefficients. */
  static final int LEAST_OF_A_KIND = 50;

  private static final int FOLDS = 5;

  /** What pairs of one form have by rule. */
  private static final double SAME_FORM = .99;

  private final LabelledPairs labels;
  private final Terms terms;
  private final Clusters clusters;
  private final double[] scores;
  private final double[] logits;
  private final boolean[] clones;
  private final double[] weights;

  RecalibrationFit(LabelledPairs labels, double[] scores, Terms terms, Clusters clusters) {
    this.labels = labels;
    this.scores = scores;
    this.terms = terms;
    this.clusters = clusters;
    this.logits = Arrays.stream(scores).map(LogitMap::logit).toArray();
    this.weights = labels.atPrevalence(labels.weights(null), terms.prevalence());
    this.clones = new boolean[labels.size()];
    for (int i = 0; i < clones.length; i++) {
      clones[i] = labels.pairs().get(i).isClone();
    }
  }

  Recalibration tried() {
    List<Recalibration.Way> ways = new ArrayList<>();
    boolean[] tried = new boolean[scores.length];
    double[] moved = scores.clone();
    int[] folds = folds();
    for (boolean crossLanguage : new boolean[] {false, true}) {
      int[] pairs =
          IntStream.range(0, scores.length)
              .filter(
                  i ->
                      labels.pairs().get(i).crossLanguage() == crossLanguage
                          && isByModel(scores[i]))
              .toArray();
      int clonesOfWay = (int) IntStream.of(pairs).filter(i -> clones[i]).count();
      int others = pairs.length - clonesOfWay;
      boolean enough = Math.min(clonesOfWay, others) >= LEAST_OF_A_KIND;
      ways.add(
          new Recalibration.Way(
              enough ? fit(pairs, i -> true) : LogitMap.IDENTITY, enough, clonesOfWay, others));
      if (enough) {
        holdBack(pairs, folds, moved);
        IntStream.of(pairs).forEach(i -> tried[i] = true);
      }
    }
    if (ways.stream().noneMatch(Recalibration.Way::fitted)) {
      throw new IllegalArgumentException(
          "Labels hold, of pairs to which a model gave a confidence, "
              + ways.get(0).clones()
              + " clones and "
              + ways.get(0).others()
              + " other pairs within one language, "
              + ways.get(1).clones()
              + " and "
              + ways.get(1).others()
              + " across languages: at least "
              + LEAST_OF_A_KIND
              + " each of one way must be there to move confidences");
    }
    return compared(ways.get(0), ways.get(1), moved, tried);
  }

  /** Whether a model gave the confidence; one class has 1 by rule, one form {@value #SAME_FORM}. */
  static boolean isByModel(double score) {
    return score > 0 && score < 1 && score != SAME_FORM;
  }

  /** The fold of each cluster. */
  private int[] folds() {
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, clusters.count()).forEach(order::add);
    Collections.shuffle(order, new Random(terms.seed()));
    int[] folds = new int[order.size()];
    for (int i = 0; i < folds.length; i++) {
      folds[order.get(i)] = i % FOLDS;
    }
    return folds;
  }

  private void holdBack(int[] pairs, int[] folds, double[] moved) {
    for (int one = 0; one < FOLDS; one++) {
      for (int other = one; other < FOLDS; other++) {
        int first = one;
        int second = other;
        LogitMap map =
            fit(
                pairs,
                i ->
                    isOutside(folds[clusters.ofA(i)], first, second)
                        && isOutside(folds[clusters.ofB(i)], first, second));
        for (int i : pairs) {
          int a = folds[clusters.ofA(i)];
          int b = folds[clusters.ofB(i)];
          if (Math.min(a, b) == one && Math.max(a, b) == other) {
            moved[i] = map.of(scores[i]);
          }
        }
      }
    }
  }

  private static boolean isOutside(int fold, int one, int other) {
    return fold != one && fold != other;
  }

  private LogitMap fit(int[] pairs, IntPredicate admitted) {
    int[] used = IntStream.of(pairs).filter(admitted).toArray();
    double[] usedLogits = IntStream.of(used).mapToDouble(i -> logits[i]).toArray();
    double[] usedWeights = IntStream.of(used).mapToDouble(i -> weights[i]).toArray();
    double mean = Arrays.stream(usedWeights).average().orElse(1);
    boolean[] usedClones = new boolean[used.length];
    for (int i = 0; i < used.length; i++) {
      usedClones[i] = clones[used[i]];
      usedWeights[i] /= mean;
    }
    return LogitFit.of(usedLogits, usedClones, usedWeights)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Labels contradict the confidences: the higher the confidence, the fewer are"
                        + " clones; are 1 and 0 the wrong way round?"));
  }

  private Recalibration compared(
      Recalibration.Way within, Recalibration.Way across, double[] moved, boolean[] tried) {
    double[] mask = new double[tried.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = tried[i] ? 1 : 0;
    }
    double[][] drawn =
        new Bootstrap(clusters, terms.resamples(), terms.seed())
            .distributions(
                draw -> errors(moved, mask, labels.atPrevalence(draw, terms.prevalence())));
    var figures = new Measured.Reader(errors(moved, mask, weights), drawn);
    Recalibration result =
        new Recalibration(
            within,
            across,
            figures.next(),
            figures.next(),
            figures.next(),
            logLoss(scores, mask),
            logLoss(moved, mask));
    if (result.gain().value() <= 0 || result.logLossAfter() >= result.logLossBefore()) {
      throw new IllegalArgumentException(
          "Moving the confidences does not make them better: "
              + result.said().get(2)
              + ". Both must fall; the calibration stays");
    }
    return result;
  }

  private double[] errors(double[] moved, double[] mask, double[] drawn) {
    double[] masked = drawn.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] *= mask[i];
    }
    double before = Reliability.of(labels, scores, masked).calibrationError();
    double after = Reliability.of(labels, moved, masked).calibrationError();
    return new double[] {before, after, before - after};
  }

  private double logLoss(double[] confidences, double[] mask) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < confidences.length; i++) {
      if (mask[i] > 0) {
        sum -= weights[i] * Math.log(clones[i] ? confidences[i] : 1 - confidences[i]);
        total += weights[i];
      }
    }
    return sum / total;
  }
}
