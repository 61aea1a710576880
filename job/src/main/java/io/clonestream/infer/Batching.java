package io.clonestream.infer;

import java.time.Duration;

/**
 * When requests become a batch: their padded tokens reach the budget, or the oldest has waited for
 * the deadline.
 *
 * @param tokenBudget padded tokens of a batch, at most
 * @param latency from the queue to the vector that batches aim at; zero where they stay as they are
 */
record Batching(int tokenBudget, Duration deadline, Duration latency) {

  /** Every text alone: fastest on a CPU, and its vector depends on no companion. */
  static final Batching SINGLE = new Batching(1, Duration.ZERO, Duration.ZERO);

  Batching {
    if (!latency.isZero() && latency.compareTo(deadline) <= 0) {
      throw new IllegalArgumentException(
          "infer.batch-latency=%s must be above infer.batch-deadline=%s"
              .formatted(latency, deadline));
    }
  }
}
