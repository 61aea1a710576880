package io.clonestream.infer;

/**
 * Padded tokens that make a full batch, as many as a device computes within the latency aimed at: a
 * request waits for the deadline and for the batch before its own, so each may compute for half of
 * what the deadline leaves. Shrinks at once with a batch that took longer, and grows with full ones
 * that did not; never with the queue, for smaller batches would only make that longer.
 */
final class TokenBudget {

  /** One long text: less than that is no batch. */
  private static final int LEAST = 512;

  private static final double MOST_GROWTH = 1.25;
  private static final double MOST_SHRINKAGE = .5;

  private final int most;
  private final double allowedNanos;
  private volatile int tokens;

  TokenBudget(Batching batching) {
    this.most = batching.tokenBudget();
    this.allowedNanos = batching.latency().minus(batching.deadline()).toNanos() / 2.0;
    this.tokens = most;
  }

  /** Of the next batch. */
  int tokens() {
    return tokens;
  }

  /**
   * Learns what a batch took.
   *
   * @param texts of the batch
   * @param room for each, in tokens
   */
  synchronized void computed(int texts, int room, long nanos) {
    double fits = allowedNanos / Math.max(1, nanos);
    if (allowedNanos <= 0) {
      return;
    }
    if (fits < 1) {
      double shrunk = (double) texts * room * Math.max(MOST_SHRINKAGE, fits);
      tokens = (int) Math.max(Math.min(LEAST, most), Math.min(tokens, shrunk));
    } else if ((texts + 1L) * room > tokens) {
      tokens = (int) Math.min(most, Math.ceil(tokens * Math.min(MOST_GROWTH, fits)));
    }
  }
}
