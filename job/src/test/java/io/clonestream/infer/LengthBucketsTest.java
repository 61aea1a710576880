package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LengthBucketsTest {

  private static final long DEADLINE = 10_000_000;
  private final LengthBuckets buckets =
      buckets(new Batching(128, Duration.ofNanos(DEADLINE), Duration.ZERO));

  @Test
  void textsOfLikeLengthMakeABatchWhenTheyFillTheBudget() {
    add(30, 0);
    add(120, 1);
    add(17, 2);
    add(32, 3);
    assertThat(buckets.nanosUntilReady(3)).isZero();
    assertThat(lengths(buckets.take(3, false))).containsExactly(120);
    assertThat(buckets.take(3, false)).isEmpty();

    add(20, 4);
    assertThat(lengths(buckets.take(4, false))).containsExactly(30, 17, 32, 20);
    assertThat(buckets.isEmpty()).isTrue();
  }

  @Test
  void theOldestWaitsNoLongerThanTheDeadline() {
    add(5, 0);
    add(6, 100);
    assertThat(buckets.nanosUntilReady(400)).isEqualTo(DEADLINE - 400);
    assertThat(buckets.take(DEADLINE - 1, false)).isEmpty();
    assertThat(lengths(buckets.take(DEADLINE, false))).containsExactly(5, 6);
    assertThat(buckets.nanosUntilReady(DEADLINE)).isEqualTo(LengthBuckets.NEVER);
  }

  @Test
  void ofTwoReadyBatchesTheOlderGoesFirst() {
    add(60, 0);
    add(5, 1);
    add(61, 2);
    assertThat(lengths(buckets.take(2 * DEADLINE, false))).containsExactly(60, 61);
    assertThat(lengths(buckets.take(2 * DEADLINE, false))).containsExactly(5);
  }

  @Test
  void closingWaitsForNobody() {
    add(5, 0);
    assertThat(buckets.take(1, true)).hasSize(1);
  }

  @Test
  void withoutBatchingEveryTextGoesAloneInItsOrder() {
    LengthBuckets single = buckets(Batching.SINGLE);
    for (int i = 0; i < 3; i++) {
      single.add(request(200 - 90 * i, i));
    }
    assertThat(lengths(single.take(9, false))).containsExactly(200);
    assertThat(lengths(single.take(9, false))).containsExactly(110);
    assertThat(lengths(single.take(9, false))).containsExactly(20);
  }

  private static LengthBuckets buckets(Batching batching) {
    return new LengthBuckets(batching, new TokenBudget(batching));
  }

  private void add(int tokens, long since) {
    buckets.add(request(tokens, since));
  }

  private static Request request(int tokens, long since) {
    return new Request(new int[tokens], new CompletableFuture<>(), since);
  }

  private static List<Integer> lengths(List<Request> batch) {
    return batch.stream().map(request -> request.tokens().length).toList();
  }
}
