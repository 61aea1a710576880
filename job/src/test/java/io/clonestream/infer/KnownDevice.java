package io.clonestream.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * A device of known cost behind the engine's own batches, in a time of its own: texts arrive at
 * random at a given rate, of 16 to 256 tokens; a batch takes so long and so much longer for each
 * padded token. Seeded, so that it always gives the same figures.
 */
final class KnownDevice {

  private static final long SECOND = 1_000_000_000L;

  private final double nanosOfBatch;
  private double nanosOfToken;
  private final LengthBuckets buckets;
  private final TokenBudget budget;
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<Double> latencies = new ArrayList<>();
  private long now;
  private long nextArrival;
  private long longest;

  KnownDevice(Batching batching, double millisOfBatch, double microsOfToken) {
    this.nanosOfBatch = millisOfBatch * 1e6;
    this.nanosOfToken = microsOfToken * 1e3;
    this.budget = new TokenBudget(batching);
    this.buckets = new LengthBuckets(batching, budget);
  }

  /** From now on a token takes so long. */
  KnownDevice microsOfToken(double micros) {
    nanosOfToken = micros * 1e3;
    return this;
  }

  /** Serves what arrives meanwhile; what was measured before is forgotten. */
  KnownDevice run(double seconds, double textsASecond) {
    latencies.clear();
    longest = 0;
    long end = now + (long) (seconds * SECOND);
    while (now < end) {
      arrive(textsASecond);
      List<Request> batch = buckets.take(now, false);
      if (batch.isEmpty()) {
        long ready = buckets.nanosUntilReady(now);
        now = Math.min(nextArrival, ready == LengthBuckets.NEVER ? nextArrival : now + ready);
      } else {
        serve(batch);
      }
    }
    return this;
  }

  private void arrive(double textsASecond) {
    while (nextArrival <= now) {
      int tokens = 16 + random.nextInt(241);
      buckets.add(new Request(new int[tokens], new CompletableFuture<>(), nextArrival));
      nextArrival += (long) (-Math.log(1 - random.nextDouble()) * SECOND / textsASecond) + 1;
    }
  }

  private void serve(List<Request> batch) {
    int tokens = batch.stream().mapToInt(request -> request.tokens().length).max().orElse(0);
    long took = (long) (nanosOfBatch + batch.size() * tokens * nanosOfToken);
    now += took;
    longest = Math.max(longest, took);
    budget.computed(batch.size(), LengthBuckets.room(tokens), took);
    batch.forEach(request -> latencies.add((now - request.since()) / 1e6));
  }

  /** Milliseconds from the queue to the vector that so many of a hundred texts took at most. */
  double latency(int percent) {
    double[] ascending = latencies.stream().mapToDouble(millis -> millis).sorted().toArray();
    return ascending[(int) ((ascending.length - 1) * percent / 100.0)];
  }

  int served() {
    return latencies.size();
  }

  int budget() {
    return budget.tokens();
  }

  /** Milliseconds that a batch computed at most. */
  double longestBatch() {
    return longest / 1e6;
  }
}
