package io.clonestream.local.chaos;

import java.time.Duration;
import java.util.Optional;

/** Waits for what sends no event. */
final class Await {

  private static final long STEP_MILLIS = 100;

  private Await() {}

  /** What is waited for, once it is there. */
  @FunctionalInterface
  interface Look<T> {
    Optional<T> now() throws InterruptedException;
  }

  /** Looks again and again; empty when it is not there within the limit. */
  static <T> Optional<T> await(Duration limit, Look<T> look) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    Optional<T> found = look.now();
    while (found.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(STEP_MILLIS);
      found = look.now();
    }
    return found;
  }
}
