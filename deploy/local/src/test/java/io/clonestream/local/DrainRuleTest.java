package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DrainRuleTest {

  private final DrainRule rule = new DrainRule(3_000);

  @Test
  void quietForLongEnoughIsDrained() {
    rule.published(0);
    assertThat(rule.isDrained(state(1_000, Map.of()))).isFalse();
    assertThat(rule.isDrained(state(3_900, Map.of()))).isFalse();
    assertThat(rule.isDrained(state(4_000, Map.of()))).isTrue();
  }

  @Test
  void aCounterThatMovesBeginsTheQuietTimeAgain() {
    rule.published(0);
    rule.isDrained(state(1_000, Map.of("numRecordsOut", 5L)));
    assertThat(rule.isDrained(state(4_000, Map.of("numRecordsOut", 6L)))).isFalse();
    assertThat(rule.isDrained(state(7_000, Map.of("numRecordsOut", 6L)))).isTrue();
  }

  @Test
  void recordsStillInKafkaAreNotDrained() {
    rule.published(0);
    rule.isDrained(state(1_000, Map.of("pendingRecords", 1L)));
    assertThat(rule.isDrained(state(9_000, Map.of("pendingRecords", 1L)))).isFalse();
  }

  @Test
  void aSlowInferenceIsNotDrainedThoughNothingMoves() {
    rule.published(0);
    rule.isDrained(state(1_000, Map.of("inFlight", 3L)));
    assertThat(rule.isDrained(state(60_000, Map.of("inFlight", 3L)))).isFalse();
  }

  @Test
  void whilePublishingNothingIsDrained() {
    rule.isDrained(state(1_000, Map.of()));
    assertThat(rule.isDrained(state(9_000, Map.of()))).isFalse();
  }

  @Test
  void aCheckpointBegunBeforeTheLastCommitProvesNothing() {
    rule.published(7_000);
    rule.isDrained(state(8_000, 6_999, "RUNNING"));
    assertThat(rule.isDrained(state(12_000, 6_999, "RUNNING"))).isFalse();
    rule.isDrained(state(13_000, 12_500, "RUNNING"));
    assertThat(rule.isDrained(state(16_000, 12_500, "RUNNING"))).isTrue();
  }

  @Test
  void aJobThatRestartsIsNotDrained() {
    rule.published(0);
    rule.isDrained(state(1_000, 900, "RESTARTING"));
    assertThat(rule.isDrained(state(9_000, 900, "RESTARTING"))).isFalse();
  }

  private static RunState state(long millis, Map<String, Long> metrics) {
    return new RunState(millis, "RUNNING", 1, new JobMetrics(new TreeMap<>(metrics)), 2, 3, millis);
  }

  private static RunState state(long millis, long checkpoint, String state) {
    return new RunState(millis, state, 1, new JobMetrics(Map.of()), 2, 3, checkpoint);
  }
}
