package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;

/** How long a job takes for what lies in the topics. */
final class Draining {

  private static final long LOOK_MILLIS = 250;

  private Draining() {}

  /**
   * Seconds from the first row in the graph to the last. Called as soon as the job is submitted.
   *
   * @throws IllegalStateException when it is not drained within the limit
   */
  static double seconds(FaultCluster cluster, Duration limit) throws Exception {
    long before = cluster.relationships();
    Future<Boolean> drained = CompletableFuture.supplyAsync(() -> awaitDrained(cluster, limit));
    long first = 0;
    long last = System.nanoTime();
    long known = before;
    while (!drained.isDone()) {
      long now = cluster.relationships();
      if (now != known) {
        last = System.nanoTime();
        first = known == before ? last : first;
        known = now;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    if (!drained.get()) {
      throw new IllegalStateException("Not drained within " + limit);
    }
    return (last - first) / 1e9;
  }

  private static boolean awaitDrained(FaultCluster cluster, Duration limit) {
    try {
      return cluster.awaitDrained(limit);
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }
}
