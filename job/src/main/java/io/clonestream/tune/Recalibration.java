package io.clonestream.tune;

import io.clonestream.match.LogitMap;
import java.util.List;
import java.util.Locale;

/**
 * Confidences moved so that they are probabilities on labelled pairs, within one language and
 * across apart.
 *
 * @param before expected calibration error of the confidences as they are
 * @param after the same of held-back pairs, moved
 * @param gain how much less the error is
 * @param logLossBefore mean negative logarithm of the probability given to the label
 * @param logLossAfter the same of held-back pairs, moved
 */
public record Recalibration(
    Way within,
    Way across,
    Measured before,
    Measured after,
    Measured gain,
    double logLossBefore,
    double logLossAfter) {

  /**
   * Pairs of one way that a model gave a confidence.
   *
   * @param fitted false where they are too few: then they stay as they are
   */
  public record Way(LogitMap map, boolean fitted, int clones, int others) {

    private String said(String name) {
      return fitted
          ? String.format(
              Locale.ROOT,
              "%s: log-odds times %.4f plus %.4f, by %d clones and %d other pairs",
              name,
              map.slope(),
              map.shift(),
              clones,
              others)
          : name
              + ": as before, since "
              + clones
              + " clones and "
              + others
              + " other pairs are too few of "
              + RecalibrationFit.LEAST_OF_A_KIND
              + " each";
    }
  }

  /**
   * Fits a map for each way and tries it on pairs held back.
   *
   * @throws IllegalArgumentException where the labels are too few, contradict the confidences, or
   *     the held-back pairs are no better for it
   */
  public static Recalibration of(LabelledPairs labels, PredictedPairs predictions, Terms terms) {
    Clusters clusters = Clusters.of(labels);
    labels.requireEnough(clusters);
    return new RecalibrationFit(labels, predictions.of(labels), terms, clusters).tried();
  }

  /** What was done, for people. */
  public List<String> said() {
    return List.of(
        within.said("within one language"),
        across.said("across languages"),
        String.format(
            Locale.ROOT,
            "of held-back pairs: expected calibration error %.4f before, %.4f after (less by %.4f,"
                + " 95 %% from %.4f to %.4f); log loss %.4f before, %.4f after",
            before.value(),
            after.value(),
            gain.value(),
            gain.interval().low(),
            gain.interval().high(),
            logLossBefore,
            logLossAfter));
  }

  /** Confidences of labelled pairs, moved; those that a rule gave stay. */
  double[] of(LabelledPairs labels, double[] scores) {
    double[] moved = scores.clone();
    for (int i = 0; i < moved.length; i++) {
      if (RecalibrationFit.isByModel(scores[i])) {
        Way way = labels.pairs().get(i).crossLanguage() ? across : within;
        moved[i] = way.map().of(scores[i]);
      }
    }
    return moved;
  }

  /** The lowest confidence that keeps nothing of either way that this one did not keep before. */
  double threshold(double old) {
    return Math.max(within.map().of(old), across.map().of(old));
  }
}
