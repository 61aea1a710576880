package io.clonestream.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class StageMetricTest {

  /** Rooms that are stages, in the order of the data's way. */
  private static final List<String> STAGES =
      List.of("fingerprint", "follow", "gate", "infer", "match", "pair", "persist");

  @Test
  void everyStageMeasuresHowLongItTakes() {
    for (String stage : STAGES) {
      assertThat(StageMetric.values())
          .as(stage)
          .anyMatch(
              metric ->
                  metric.stage().equals(stage) && metric.kind() == StageMetric.Kind.HISTOGRAM);
    }
  }

  @Test
  void namesAreOfStagesInTheirOrderAndNoneIsThereTwice() {
    assertThat(Arrays.stream(StageMetric.values()).map(StageMetric::stage).distinct())
        .containsExactlyElementsOf(Stream.concat(Stream.of("feed"), STAGES.stream()).toList());
    assertThat(Arrays.stream(StageMetric.values()).map(StageMetric::prometheusName))
        .doesNotHaveDuplicates();
  }

  @Test
  void aMetricIsRegisteredAsWhatItIs() {
    StageMetrics metrics = new StageMetrics(new UnregisteredMetricsGroup());

    assertThatThrownBy(() -> metrics.counter(StageMetric.GATE_MICROS))
        .hasMessage("GATE_MICROS is a HISTOGRAM and no COUNTER");
  }
}
