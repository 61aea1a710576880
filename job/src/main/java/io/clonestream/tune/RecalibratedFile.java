package io.clonestream.tune;

import io.clonestream.match.Calibration;
import io.clonestream.match.CalibrationFile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calibration that says what labels say, as the job loads it. The thresholds move with the
 * confidences so that nothing is stored or shown that was not before; of a way that moved less than
 * the other, less is.
 */
public final class RecalibratedFile {

  private RecalibratedFile() {}

  /**
   * Writes it.
   *
   * @param base by which the predictions were made
   * @param id of the new one
   * @param viewPrecision where given, pairs are shown from the lowest confidence that reaches it
   * @throws IllegalArgumentException where the labels do not show such a precision
   */
  public static CalibrationFile of(
      CalibrationFile base,
      String id,
      Recalibration moved,
      LabelledPairs labels,
      PredictedPairs predictions,
      Terms terms,
      @Nullable Double viewPrecision) {
    Calibration before = base.calibration();
    double prevalence =
        terms.prevalence() == null ? (double) labels.clones() / labels.size() : terms.prevalence();
    double store = moved.threshold(before.storeThreshold());
    double view =
        viewPrecision == null
            ? moved.threshold(before.viewThreshold())
            : Math.max(store, threshold(moved, labels, predictions, terms, viewPrecision));
    Map<String, String> changed = new LinkedHashMap<>();
    changed.put(
        "provenance",
        String.format(
            Locale.ROOT,
            "Confidences of %s moved to what %d labelled pairs say, %d of them clones (SHA-256 of"
                + " the labels %s), at a share of %.4f clones, seed %d: %s. Before: %s",
            base.id(),
            labels.size(),
            labels.clones(),
            labels.digest(),
            prevalence,
            terms.seed(),
            String.join("; ", moved.said()),
            before.provenance()));
    changed.put("prevalence", String.format(Locale.ROOT, "%.6f", prevalence));
    changed.put("store.threshold", String.format(Locale.ROOT, "%.6f", store));
    changed.put("view.threshold", String.format(Locale.ROOT, "%.6f", view));
    return base.moved(id, moved.within().map(), moved.across().map(), changed);
  }

  /** What of the labelled pairs that were listed stays stored, for people. */
  public static String kept(
      Recalibration moved, LabelledPairs labels, PredictedPairs predictions, Calibration after) {
    double[] scores = predictions.of(labels);
    double[] ones = labels.weights(null);
    Counts before = new ThresholdSweep.Ranking(labels, scores).sweep(ones).at(0);
    Counts kept =
        new ThresholdSweep.Ranking(labels, moved.of(labels, scores))
            .sweep(ones)
            .at(after.storeThreshold());
    return String.format(
        Locale.ROOT,
        "calibration %s: stored from %.4f, shown from %.4f on; of the labelled pairs listed, %.0f of"
            + " %.0f clones and %.0f of %.0f others stay stored",
        after.id(),
        after.storeThreshold(),
        after.viewThreshold(),
        kept.tp(),
        before.tp(),
        kept.fp(),
        before.fp());
  }

  private static double threshold(
      Recalibration moved,
      LabelledPairs labels,
      PredictedPairs predictions,
      Terms terms,
      double precision) {
    double[] scores = moved.of(labels, predictions.of(labels));
    Counts chosen =
        new ThresholdSweep.Ranking(labels, scores)
            .sweep(labels.atPrevalence(labels.weights(null), terms.prevalence()))
            .lowestWith(precision);
    if (chosen == null) {
      throw new IllegalArgumentException(
          "No threshold reaches precision " + precision + " on these labels, to show pairs from");
    }
    double reported =
        new ThresholdSweep.Ranking(labels, scores)
            .sweep(labels.weights(null))
            .at(chosen.threshold())
            .reported();
    long least = ThresholdChoice.leastReported(precision);
    if (reported < least) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "These labels cannot show precision %s: %.0f labelled pairs are reported, and even"
                  + " without one mistake %d are needed",
              precision,
              reported,
              least));
    }
    return chosen.threshold();
  }
}
