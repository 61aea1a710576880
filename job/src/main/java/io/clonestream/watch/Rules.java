package io.clonestream.watch;

/**
 * When a level counts as changed, and a change as an alarm.
 *
 * @param better which way the values get better; not {@link Better#NEITHER}
 * @param threshold by which share of the baseline a level must be worse to be an alarm; above 0
 * @param samples without so many there is no verdict; at least two levels
 * @param least so many values are a level, fewer are a burst; at least 5
 * @param window the level before or after a change is the median of at most so many values next to
 *     it, and a live series is looked at by so many at a time; at least {@code samples}
 * @param significance how likely a series without a change may look like one; within 0 and 1
 */
public record Rules(
    Better better, double threshold, int samples, int least, int window, double significance) {

  private static final int LEAST_OF_A_LEVEL = 5;

  public Rules {
    check(better != Better.NEITHER, "better", better, "must be lower or higher");
    check(threshold > 0, "threshold", threshold, "must be above 0");
    check(least >= LEAST_OF_A_LEVEL, "least", least, "must be at least " + LEAST_OF_A_LEVEL);
    check(samples >= 2 * least, "samples", samples, "must be at least twice " + least);
    check(window >= samples, "window", window, "must be at least " + samples);
    check(significance > 0 && significance < 1, "significance", significance, "must lie in (0, 1)");
  }

  /** Of a series that is looked at once: 20 %, 50 samples. */
  public static Rules of(Better better) {
    return new Rules(better, .2, 50, 10, 100, .05);
  }

  /** Of a series that is looked at with every value: it has many occasions to look changed. */
  public static Rules live(Better better) {
    return new Rules(better, .2, 50, 10, 100, .0001);
  }

  private static void check(boolean kept, String name, Object value, String rule) {
    if (!kept) {
      throw new IllegalArgumentException("Value " + value + " of " + name + " " + rule);
    }
  }
}
