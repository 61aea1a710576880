package io.clonestream.infer;

import java.time.Duration;

/**
 * When requests become a batch: their padded tokens reach the budget, or the oldest has waited for
 * the deadline.
 */
record Batching(int tokenBudget, Duration deadline) {

  /** Every text alone: fastest on a CPU, and its vector depends on no companion. */
  static final Batching SINGLE = new Batching(1, Duration.ZERO);
}
