package io.clonestream.infer;

import java.time.Duration;

/**
 * How patient the inference is.
 *
 * @param inFlight texts accepted and not answered, at most; further callers wait
 * @param timeout of one attempt, as long as the engine answers nobody; ten times that in all
 * @param attempts of one text, the first included
 * @param backoff before the second attempt; doubles with each further one
 * @param breakerFailures failures in a row after which the circuit breaker opens
 * @param breakerPause how long it stays open
 */
record Resilience(
    int inFlight,
    Duration timeout,
    int attempts,
    Duration backoff,
    int breakerFailures,
    Duration breakerPause) {

  private static final int MAX_DOUBLINGS = 10;

  Resilience {
    positive("infer.queue", inFlight);
    positive("infer.timeout", timeout.toMillis());
    positive("infer.attempts", attempts);
    positive("infer.breaker.failures", breakerFailures);
  }

  private static void positive(String key, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(key + "=" + value + " must be positive");
    }
  }

  /** The pause after the n-th attempt, n from 1. */
  Duration backoffAfter(int attempt) {
    return backoff.multipliedBy(1L << Math.min(MAX_DOUBLINGS, attempt - 1));
  }
}
