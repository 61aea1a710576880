package io.clonestream;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/** Lets a source of a job in this process emit so many records and no more, by name. */
record Tap(String name) implements RateLimiterStrategy<NumberSequenceSplit>, Serializable {

  private static final long serialVersionUID = 1L;
  private static final Map<String, Flow> FLOWS = new ConcurrentHashMap<>();

  private static final class Flow {
    private int allowed;
    private CompletableFuture<Void> more = new CompletableFuture<>();

    private synchronized CompletionStage<Void> take() {
      if (allowed > 0) {
        allowed--;
        return CompletableFuture.completedFuture(null);
      }
      return more.thenCompose(released -> take());
    }

    private void allow(int count) {
      CompletableFuture<Void> waiting;
      synchronized (this) {
        allowed += count;
        waiting = more;
        more = new CompletableFuture<>();
      }
      waiting.complete(null);
    }
  }

  void release(int records) {
    flow().allow(records);
  }

  private Flow flow() {
    return FLOWS.computeIfAbsent(name, unknown -> new Flow());
  }

  @Override
  public RateLimiter<NumberSequenceSplit> createRateLimiter(int parallelism) {
    return new RateLimiter<>() {
      @Override
      public CompletionStage<Void> acquire(int records) {
        return flow().take();
      }
    };
  }
}
