package io.clonestream.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a step takes effect: its committer time, but later than the step before.
 *
 * @param instant strictly increasing along a branch, in whole milliseconds
 * @param replaced the committer time lay too far ahead and was not used
 */
public record ValidTime(Instant instant, boolean replaced) {

  /** Clocks that are ahead by more are not believed. */
  private static final Duration MOST_AHEAD = Duration.ofDays(1);

  /**
   * The valid time of a step.
   *
   * @param previous valid time of the step before; null for the first
   * @param committed the committer time
   * @param now the time of publication
   */
  public static ValidTime next(@Nullable Instant previous, Instant committed, Instant now) {
    boolean replaced = committed.isAfter(now.plus(MOST_AHEAD));
    Instant stated = (replaced ? now : committed).truncatedTo(ChronoUnit.MILLIS);
    if (previous == null || stated.isAfter(previous)) {
      return new ValidTime(stated, replaced);
    }
    return new ValidTime(previous.plusMillis(1), replaced);
  }
}
