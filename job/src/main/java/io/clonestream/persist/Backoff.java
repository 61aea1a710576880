package io.clonestream.persist;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * How long to wait before the next attempt: doubling from 20 ms to 5 s, each halved at random so
 * that two writers part, until the time allowed is over.
 */
final class Backoff {

  private static final long FIRST_NANOS = 20_000_000L;
  private static final long LONGEST_NANOS = 5_000_000_000L;

  private final Duration allowed;
  private final LongSupplier nanoTime;
  private final SplittableRandom random;

  Backoff(Duration allowed, LongSupplier nanoTime, long seed) {
    this.allowed = allowed;
    this.nanoTime = nanoTime;
    this.random = new SplittableRandom(seed);
  }

  /** Begins to count the time allowed. */
  Attempts start() {
    return new Attempts(nanoTime.getAsLong() + allowed.toNanos());
  }

  /** The attempts at one transaction. */
  final class Attempts {

    private final long deadline;
    private long next = FIRST_NANOS;

    private Attempts(long deadline) {
      this.deadline = deadline;
    }

    /** Nanoseconds to wait now; -1 when the time is over. */
    long pause() {
      long pause = next / 2 + random.nextLong(next / 2);
      next = Math.min(LONGEST_NANOS, next * 2);
      return nanoTime.getAsLong() + pause - deadline > 0 ? -1 : pause;
    }
  }
}
