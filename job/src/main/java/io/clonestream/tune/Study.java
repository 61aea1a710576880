package io.clonestream.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What labels say about the confidences of one configuration.
 *
 * @param ways all pairs, and where labels have both, pairs within one language and across
 * @param sweep thresholds over the whole range, the highest first
 * @param best the threshold of the highest F1
 * @param choice the threshold for the precision asked for
 * @param reliability of what is listed
 */
public record Study(
    Labels labels,
    Terms terms,
    List<Way> ways,
    List<Operating> sweep,
    Operating best,
    ThresholdChoice choice,
    Reliability reliability,
    Measured brier,
    Measured calibrationError) {

  /** Steps of the sweep that is shown: equal parts of the clones that are listed. */
  private static final int STEPS = 100;

  public Study {
    ways = List.copyOf(ways);
    sweep = List.copyOf(sweep);
  }

  /**
   * What was labelled.
   *
   * @param listed pairs that the configuration gives a confidence
   * @param clusters of pairs that depend on each other
   * @param digest SHA-256 of the file of labels
   */
  public record Labels(int clones, int others, int listed, int clusters, String digest) {

    /** Share of clones. */
    public double prevalence() {
      return (double) clones / (clones + others);
    }
  }

  /** Pairs of one kind, decided at the threshold of the terms. */
  public record Way(String name, Operating decided, Measured averagePrecision) {}

  private static final class Mask {

    private final String name;
    private final double[] pairs;

    Mask(String name, double[] pairs) {
      this.name = name;
      this.pairs = pairs;
    }
  }

  /**
   * Evaluates.
   *
   * @throws IllegalArgumentException where the labels are too few, or about something else
   */
  public static Study of(LabelledPairs labels, PredictedPairs predictions, Terms terms) {
    Clusters clusters = Clusters.of(labels);
    labels.requireEnough(clusters);
    return new Evaluation(labels, predictions.of(labels), terms, clusters).study();
  }

  /** The thresholds to look at, chosen once on all labels, then measured on each resample. */
  private static final class Evaluation {

    private final LabelledPairs labels;
    private final double[] scores;
    private final Terms terms;
    private final Clusters clusters;
    private final ThresholdSweep.Ranking ranking;
    private final ThresholdSweep plain;
    private final List<Mask> masks;
    private final double[] steps;
    private final double best;
    private final @Nullable Counts wanted;
    private final double[] atPrevalence;

    Evaluation(LabelledPairs labels, double[] scores, Terms terms, Clusters clusters) {
      this.labels = labels;
      this.scores = scores;
      this.terms = terms;
      this.clusters = clusters;
      ranking = new ThresholdSweep.Ranking(labels, scores);
      double[] ones = labels.weights(null);
      plain = ranking.sweep(ones);
      masks = masks(labels);
      steps = steps(plain);
      atPrevalence = labels.atPrevalence(ones, terms.prevalence());
      ThresholdSweep weighted = ranking.sweep(atPrevalence);
      best = weighted.best().threshold();
      wanted = weighted.lowestWith(terms.precision());
    }

    Study study() {
      double[] values = figures(labels.weights(null));
      double[][] drawn =
          new Bootstrap(clusters, terms.resamples(), terms.seed()).distributions(this::figures);
      var figures = new Measured.Reader(values, drawn);
      List<Way> ways = new ArrayList<>();
      for (Mask mask : masks) {
        ThresholdSweep counted = ranking.sweep(mask.pairs);
        Operating decided = operating(counted, terms.threshold(), figures);
        ways.add(new Way(mask.name, decided, figures.next()));
      }
      List<Operating> sweep = new ArrayList<>();
      for (double step : steps) {
        sweep.add(operating(plain, step, figures));
      }
      Operating atBest = operating(plain, best, figures);
      Operating candidate = wanted == null ? null : operating(plain, wanted.threshold(), figures);
      return new Study(
          new Labels(
              labels.clones(),
              labels.size() - labels.clones(),
              (int) Arrays.stream(scores).filter(score -> score > 0).count(),
              clusters.count(),
              labels.digest()),
          terms,
          ways,
          sweep,
          atBest,
          ThresholdChoice.of(terms.precision(), candidate, sweep),
          Reliability.of(labels, scores, atPrevalence),
          figures.next(),
          figures.next());
    }

    private Operating operating(ThresholdSweep counted, double threshold, Measured.Reader figures) {
      int other = 0;
      while (labels.pairs().get(other).isClone()) {
        other++;
      }
      return Operating.read(counted, threshold, atPrevalence[other], figures);
    }

    private double[] figures(double[] drawn) {
      DoubleStream.Builder into = DoubleStream.builder();
      double[] weights = labels.atPrevalence(drawn, terms.prevalence());
      for (Mask mask : masks) {
        ThresholdSweep sweep = ranking.sweep(product(weights, mask.pairs));
        Operating.measure(sweep, terms.threshold(), into);
        into.add(sweep.averagePrecision());
      }
      ThresholdSweep sweep = ranking.sweep(weights);
      for (double step : steps) {
        Operating.measure(sweep, step, into);
      }
      Operating.measure(sweep, best, into);
      if (wanted != null) {
        Operating.measure(sweep, wanted.threshold(), into);
      }
      Reliability reliability = Reliability.of(labels, scores, weights);
      return into.add(reliability.brier()).add(reliability.calibrationError()).build().toArray();
    }

    private static List<Mask> masks(LabelledPairs labels) {
      Mask all = new Mask("all pairs", labels.weights(null));
      Mask within = new Mask("within one language", labels.weights(false));
      Mask across = new Mask("across languages", labels.weights(true));
      boolean both =
          DoubleStream.of(within.pairs).sum() > 0 && DoubleStream.of(across.pairs).sum() > 0;
      return both ? List.of(all, within, across) : List.of(all);
    }

    private static double[] product(double[] a, double[] b) {
      double[] product = a.clone();
      for (int i = 0; i < product.length; i++) {
        product[i] *= b[i];
      }
      return product;
    }

    private static double[] steps(ThresholdSweep plain) {
      Counts[] points = plain.points();
      TreeSet<Double> steps = new TreeSet<>();
      double last = points.length == 0 ? 0 : points[points.length - 1].tp();
      int step = 1;
      for (Counts point : points) {
        if (point.tp() >= last * step / STEPS) {
          steps.add(point.threshold());
          step = (int) (point.tp() * STEPS / last) + 1;
        }
      }
      if (points.length > 0) {
        steps.add(points[points.length - 1].threshold());
      }
      return steps.descendingSet().stream().mapToDouble(Double::doubleValue).toArray();
    }
  }
}
