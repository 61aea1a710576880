package io.clonestream.infer;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps work away from a failing engine (Nygard, Release It!, 2007). Closed, everything passes;
 * after a number of failures in a row it opens and nothing passes; after a pause it is half open
 * and a single attempt decides which of both comes next. Safe for use by several threads.
 */
final class CircuitBreaker {

  enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  private final int threshold;
  private final long pauseNanos;
  private final LongSupplier nanos;
  private State state = State.CLOSED;
  private int failures;
  private long openedAt;

  /**
   * A closed breaker.
   *
   * @param threshold failures in a row that open it
   * @param pause how long it stays open before an attempt is let through
   */
  CircuitBreaker(int threshold, Duration pause, LongSupplier nanos) {
    this.threshold = threshold;
    this.pauseNanos = pause.toNanos();
    this.nanos = nanos;
  }

  /** Whether an attempt may be made now; its result must be told. */
  synchronized boolean permits() {
    if (state == State.OPEN && nanos.getAsLong() - openedAt >= pauseNanos) {
      state = State.HALF_OPEN;
      return true;
    }
    return state == State.CLOSED;
  }

  synchronized void succeeded() {
    state = State.CLOSED;
    failures = 0;
  }

  synchronized void failed() {
    failures++;
    if (state == State.HALF_OPEN || (state == State.CLOSED && failures >= threshold)) {
      state = State.OPEN;
      openedAt = nanos.getAsLong();
    }
  }

  synchronized State state() {
    return state;
  }
}
