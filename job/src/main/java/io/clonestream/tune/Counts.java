package io.clonestream.tune;

/**
 * What is right and wrong when pairs from a score on are reported, weighted.
 *
 * @param threshold lowest score that is reported
 * @param tp clones reported
 * @param fp reported, but no clones
 * @param fn clones not reported
 */
public record Counts(double threshold, double tp, double fp, double fn) {

  /** How much is reported. */
  public double reported() {
    return tp + fp;
  }

  /** Share of what is reported that are clones; NaN where nothing is. */
  public double precision() {
    return tp / (tp + fp);
  }

  /** Share of the clones that is reported. */
  public double recall() {
    return tp / (tp + fn);
  }

  /** Harmonic mean of both, 0 where nothing right is reported. */
  public double f1() {
    return tp == 0 ? 0 : 2 * tp / (2 * tp + fp + fn);
  }
}
