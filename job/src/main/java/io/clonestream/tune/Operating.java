package io.clonestream.tune;

import java.util.stream.DoubleStream;

/**
 * What a threshold does.
 *
 * @param counts of labelled pairs as they are
 * @param precision at the prevalence asked for, as is F1
 */
public record Operating(Counts counts, Measured precision, Measured recall, Measured f1) {

  /**
   * By the rule of three, so many mistakes may be there with 95 % confidence where none was seen
   * (Hanley and Lippman-Hand, Journal of the American Medical Association 249, 1983). Resampling
   * what has no mistake never draws one.
   */
  static final double UNSEEN = 3;

  static void measure(ThresholdSweep sweep, double threshold, DoubleStream.Builder into) {
    Counts counts = sweep.at(threshold);
    into.add(counts.precision()).add(counts.recall()).add(counts.f1());
  }

  /**
   * Reads what was measured.
   *
   * @param other weight of a pair that is no clone, at the prevalence asked for
   */
  static Operating read(
      ThresholdSweep plain, double threshold, double other, Measured.Reader figures) {
    Counts counts = plain.at(threshold);
    Measured precision = figures.next();
    if (counts.fp() == 0 && counts.tp() > 0) {
      double unseen = UNSEEN * other;
      precision = new Measured(1, new Interval(counts.tp() / (counts.tp() + unseen), 1));
    }
    return new Operating(counts, precision, figures.next(), figures.next());
  }

  public double threshold() {
    return counts.threshold();
  }
}
