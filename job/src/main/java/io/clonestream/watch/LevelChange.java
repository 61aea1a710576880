package io.clonestream.watch;

import io.clonestream.tune.Interval;

/**
 * One change of level.
 *
 * @param at index in the series of the first value on the new level; missing values count
 * @param lastAt index of the last value on the old level: where values are missing, the change was
 *     somewhere between the two
 * @param last time of the last value on the old level
 * @param since time of the first value on the new level
 * @param p how likely a series that did not change looks like this
 * @param baseline the level that the new one is judged by
 * @param worse by which share of the baseline the new level is worse; below 0 where better
 * @param interval of {@code worse}, at 95 %
 */
public record LevelChange(
    int at,
    int lastAt,
    long last,
    long since,
    Level before,
    Level after,
    double p,
    Level baseline,
    double worse,
    Interval interval,
    Meaning meaning) {

  /** What a change is for who watches. */
  public enum Meaning {
    /** Worse than the baseline by the threshold or more. */
    ALARM,
    /** No longer worse than the baseline by the threshold. */
    END,
    /** Anything else: for the better, or by less than the threshold. */
    NOTE
  }

  /** A change that nobody has judged yet. */
  static LevelChange found(
      int at, int lastAt, long last, long since, Level before, Level after, double p) {
    return new LevelChange(
        at, lastAt, last, since, before, after, p, before, 0, new Interval(0, 0), Meaning.NOTE);
  }

  LevelChange to(Level newAfter) {
    return new LevelChange(
        at, lastAt, last, since, before, newAfter, p, baseline, worse, interval, meaning);
  }

  LevelChange judged(Level by, double newWorse, Interval newInterval, Meaning newMeaning) {
    return new LevelChange(
        at, lastAt, last, since, before, after, p, by, newWorse, newInterval, newMeaning);
  }

  /** The new level as a multiple of the old one. */
  public double ratio() {
    return before.median() == after.median() ? 1 : after.median() / before.median();
  }
}
