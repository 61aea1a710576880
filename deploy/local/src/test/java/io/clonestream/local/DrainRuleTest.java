package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.local.FlinkRest.Checkpoint;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DrainRuleTest {

  private static final JobFailures.Failure NONE = new JobFailures.Failure(0, "");

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
  void aCheckpointBegunBeforeTheLastCommitOrBeforeTheQuietProvesNothing() {
    rule.published(7_000);
    rule.isDrained(state(8_000, 6_999));
    assertThat(rule.isDrained(state(12_000, 6_999))).isFalse();
    assertThat(rule.isDrained(state(13_000, 7_500))).as("of a job that is stuck since").isFalse();
    assertThat(rule.isDrained(state(13_500, 12_500))).isTrue();
  }

  @Test
  void norDoesOneThatOvertookRecords() {
    rule.published(0);
    rule.isDrained(state(1_000, 0));
    assertThat(rule.isDrained(state(9_000, new Checkpoint(8_000, 32_768)))).isFalse();
    assertThat(rule.isDrained(state(14_000, new Checkpoint(13_000, 0)))).isTrue();
  }

  @Test
  void aJobThatRestartsIsNotDrained() {
    rule.published(0);
    rule.isDrained(state(1_000, "RESTARTING", Map.of(), new Checkpoint(900, 0)));
    assertThat(rule.isDrained(state(9_000, "RESTARTING", Map.of(), new Checkpoint(8_900, 0))))
        .isFalse();
  }

  /** With a checkpoint of this moment. */
  private static RunState state(long millis, Map<String, Long> metrics) {
    return state(millis, "RUNNING", metrics, new Checkpoint(millis, 0));
  }

  private static RunState state(long millis, long checkpoint) {
    return state(millis, new Checkpoint(checkpoint, 0));
  }

  private static RunState state(long millis, Checkpoint checkpoint) {
    return state(millis, "RUNNING", Map.of(), checkpoint);
  }

  private static RunState state(
      long millis, String state, Map<String, Long> metrics, Checkpoint checkpoint) {
    return new RunState(
        millis, state, 1, new JobMetrics(new TreeMap<>(metrics)), 2, 3, NONE, checkpoint);
  }
}
