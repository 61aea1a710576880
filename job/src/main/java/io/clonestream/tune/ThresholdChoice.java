package io.clonestream.tune;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The threshold for a wanted precision.
 *
 * @param reached the lowest threshold at which the labels show that precision; null where they
 *     cannot
 * @param safe the lowest threshold of the sweep at which the lower bound of the precision is as
 *     high, too; null where there is none
 * @param finding in a sentence
 */
public record ThresholdChoice(
    double wanted, @Nullable Operating reached, @Nullable Operating safe, String finding) {

  /**
   * @param candidate the lowest threshold at which the precision is reached; null where none is
   * @param sweep thresholds, the highest first
   */
  static ThresholdChoice of(double wanted, @Nullable Operating candidate, List<Operating> sweep) {
    if (candidate == null) {
      return new ThresholdChoice(
          wanted, null, null, said("No threshold reaches precision %s on these labels.", wanted));
    }
    long least = leastReported(wanted);
    if (candidate.counts().reported() < least) {
      return new ThresholdChoice(
          wanted,
          null,
          null,
          said(
              "These labels cannot show precision %s: from %.4f on, %.0f labelled pairs are"
                  + " reported, and even without one mistake %d are needed to show it (rule of"
                  + " three).",
              wanted, candidate.threshold(), candidate.counts().reported(), least));
    }
    Operating safe = null;
    for (Operating point : sweep) {
      if (point.counts().reported() >= least && point.precision().interval().low() >= wanted) {
        safe = point;
      }
    }
    return new ThresholdChoice(
        wanted,
        candidate,
        safe,
        said("From %.4f on, precision %s is reached;", candidate.threshold(), wanted)
            + (safe == null
                ? " at no threshold is its lower bound as high."
                : said(" from %.4f on, its lower bound is as high.", safe.threshold())));
  }

  /** Reported pairs that show a precision where not one is wrong. */
  static long leastReported(double precision) {
    return Math.round(Math.ceil(Operating.UNSEEN / (1 - precision) - 1e-9));
  }

  private static String said(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
