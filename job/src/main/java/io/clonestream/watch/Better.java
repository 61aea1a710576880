package io.clonestream.watch;

import io.clonestream.tune.Interval;

/** Which way a value gets better. */
public enum Better {
  /** Such as a time or a size. */
  LOWER,
  /** Such as a rate. */
  HIGHER,
  /** A value that describes, such as a count: it is never better or worse. */
  NEITHER;

  /**
   * By which share of the first value the second is worse: .25 of a time of 5 after 4 as of a rate
   * of 3 after 4, below 0 where it is better. A time after one of 0 is infinitely worse.
   */
  double worse(double before, double after) {
    double change = before == after ? 0 : after / before - 1;
    return switch (this) {
      case LOWER -> change;
      case HIGHER -> -change;
      case NEITHER -> 0;
    };
  }

  /** Where {@link #worse} of two levels lies, by the errors of both. */
  Interval worse(Level before, Level after) {
    double worse = worse(before.median(), after.median());
    double ratio = after.median() / before.median();
    double error = Math.hypot(after.error(), ratio * before.error()) / before.median();
    return Double.isFinite(worse) && Double.isFinite(error)
        ? Interval.normal(worse, error)
        : new Interval(worse, worse);
  }
}
