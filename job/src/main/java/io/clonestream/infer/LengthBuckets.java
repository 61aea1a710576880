package io.clonestream.infer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Waiting requests by length, so that little of a batch is padding: bucket b holds up to 16·2^b
 * tokens. Not safe for use by several threads.
 */
final class LengthBuckets {

  /** What {@link #nanosUntilReady} returns when nothing waits. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int BUCKETS = 12;

  private final Batching batching;
  private final TokenBudget budget;
  private final List<Deque<Request>> buckets = new ArrayList<>();

  LengthBuckets(Batching batching, TokenBudget budget) {
    this.batching = batching;
    this.budget = budget;
    for (int i = 0; i < BUCKETS; i++) {
      buckets.add(new ArrayDeque<>());
    }
  }

  void add(Request request) {
    buckets.get(bucket(request.tokens().length)).add(request);
  }

  boolean isEmpty() {
    return buckets.stream().allMatch(Deque::isEmpty);
  }

  int size() {
    return buckets.stream().mapToInt(Deque::size).sum();
  }

  /** Nanoseconds until {@link #take} has a batch; 0 when it has one now. */
  long nanosUntilReady(long now) {
    long soonest = NEVER;
    for (int b = 0; b < BUCKETS; b++) {
      Request oldest = buckets.get(b).peek();
      if (oldest != null) {
        soonest = Math.min(soonest, nanosUntilReady(b, oldest, now));
      }
    }
    return soonest;
  }

  /**
   * The next batch: of the buckets that are ready, the one with the oldest request.
   *
   * @param closing whether every waiting request counts as ready
   * @return empty when nothing is ready
   */
  List<Request> take(long now, boolean closing) {
    int chosen = -1;
    long age = Long.MIN_VALUE;
    for (int b = 0; b < BUCKETS; b++) {
      Request oldest = buckets.get(b).peek();
      if (oldest != null
          && now - oldest.since() > age
          && (closing || nanosUntilReady(b, oldest, now) == 0)) {
        chosen = b;
        age = now - oldest.since();
      }
    }
    return chosen < 0 ? List.of() : drain(chosen);
  }

  private List<Request> drain(int bucket) {
    Deque<Request> waiting = buckets.get(bucket);
    List<Request> batch = new ArrayList<>();
    int most = most(bucket);
    while (batch.size() < most && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    return batch;
  }

  private long nanosUntilReady(int bucket, Request oldest, long now) {
    if (buckets.get(bucket).size() >= most(bucket)) {
      return 0;
    }
    return Math.max(0, batching.deadline().toNanos() - (now - oldest.since()));
  }

  /** Requests of a bucket that fit into one batch, at least one. */
  private int most(int bucket) {
    return Math.max(1, budget.tokens() / (16 << bucket));
  }

  /** Tokens that a text of so many takes in a batch of its bucket. */
  static int room(int tokens) {
    return 16 << bucket(tokens);
  }

  private static int bucket(int tokens) {
    int sixteens = Math.max(1, (tokens + 15) / 16);
    return Math.min(BUCKETS - 1, 32 - Integer.numberOfLeadingZeros(sixteens - 1));
  }
}
