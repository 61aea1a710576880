package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Batches over a device of known cost: 2 ms each, and 4 µs for a token. */
class TokenBudgetTest {

  private static final Duration DEADLINE = Duration.ofMillis(10);
  private static final int MOST = 32_768;

  @Test
  void underLoadNoBatchComputesLongerThanTheLatencyLeavesAndAlmostAsMuchIsServed() {
    KnownDevice fixed = device(Duration.ZERO).run(10, 10_000).run(30, 10_000);
    KnownDevice aiming = device(Duration.ofMillis(100)).run(10, 10_000).run(30, 10_000);

    assertThat(fixed.longestBatch()).isGreaterThan(120);
    assertThat(aiming.longestBatch()).isLessThan(45 * 1.25);
    assertThat(aiming.served()).isGreaterThan(fixed.served() * 95 / 100);
  }

  @Test
  void theyShrinkWhenTheDeviceGetsSlowerAndGrowWhenItIsFastAgain() {
    KnownDevice device = device(Duration.ofMillis(100)).run(30, 10_000);
    int quick = device.budget();
    int slow = device.microsOfToken(16).run(30, 10_000).budget();
    int again = device.microsOfToken(4).run(30, 10_000).budget();

    assertThat(quick).as("45 ms less 2, at 4 µs").isBetween(9_000, 14_500);
    assertThat(slow).as("45 ms less 2, at 16 µs").isBetween(2_200, 3_600);
    assertThat(again).isBetween(9_000, 14_500);
  }

  @Test
  void theyStayAtTheLimitOfADeviceThatKeepsTheLatencyAnyway() {
    KnownDevice device = device(Duration.ofMillis(100)).microsOfToken(.25).run(10, 20_000);

    assertThat(device.budget()).isEqualTo(MOST);
  }

  @Test
  void aQueueThatGrowsMakesThemNoSmaller() {
    KnownDevice overloaded = device(Duration.ofMillis(100)).run(30, 10_000);

    assertThat(overloaded.latency(50)).isGreaterThan(1_000);
    assertThat(overloaded.budget()).isGreaterThan(9_000);
  }

  @Test
  void aLatencyThatTheDeadlineAloneTakesIsRefused() {
    assertThatThrownBy(() -> new Batching(MOST, DEADLINE, DEADLINE))
        .hasMessage("infer.batch-latency=PT0.01S must be above infer.batch-deadline=PT0.01S");
  }

  private static KnownDevice device(Duration latency) {
    return new KnownDevice(new Batching(MOST, DEADLINE, latency), 2, 4);
  }
}
