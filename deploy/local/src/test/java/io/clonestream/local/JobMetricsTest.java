package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JobMetricsTest {

  @Test
  void subtasksAndOperatorsAddUpUnderTheLastPartOfTheName() {
    Map<String, Long> sums = new TreeMap<>();
    JobMetrics.add(sums, "0.gate.known", "3");
    JobMetrics.add(sums, "1.gate.known", "4.0");
    JobMetrics.add(sums, "0.infer.inferred", "9");
    assertThat(sums).containsExactly(Map.entry("inferred", 9L), Map.entry("known", 7L));
  }

  @Test
  void aGaugeWithoutAValueCountsNothing() {
    Map<String, Long> sums = new TreeMap<>();
    JobMetrics.add(sums, "0.infer.inFlight", "NaN");
    JobMetrics.add(sums, "0.infer.inFlight", "");
    JobMetrics.add(sums, "0.infer.inFlight", "Infinity");
    assertThat(sums).isEmpty();
    assertThat(new JobMetrics(sums).sum("inFlight")).isZero();
  }

  /** Or a run with a checkpoint every few seconds would never be still. */
  @Test
  void whatMovesWithEveryCheckpointDoesNotCount() {
    assertThat(JobMetrics.isWanted("0.edge_topic__Committer.numRecordsOut")).isFalse();
    assertThat(JobMetrics.isWanted("0.pair.numRecordsOut")).isTrue();
    assertThat(JobMetrics.isWanted("0.numRecordsOut")).isTrue();
  }
}
