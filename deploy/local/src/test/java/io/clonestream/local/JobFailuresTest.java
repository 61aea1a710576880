package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.local.JobFailures.Failure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobFailuresTest {

  private final JobFailures failures = new JobFailures();

  @Test
  void eachFailureIsToldOnce() {
    assertThat(tell(0, "")).isEmpty();
    assertThat(tell(1, "no disk")).get().asString().contains("no disk");
    assertThat(tell(1, "no disk")).isEmpty();
    assertThat(tell(2, "no disk")).isEmpty();
    assertThat(tell(3, "no model")).get().asString().contains("no model");
  }

  @Test
  void oneThatComesBackAgainAndAgainEndsTheRun() {
    for (int i = 1; i < JobFailures.HOPELESS; i++) {
      tell(i, "no model");
    }
    assertThatThrownBy(() -> tell(99, "no model"))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("6 times in a row with: no model");
  }

  @Test
  void anotherFailureBetweenBeginsTheCountAgain() {
    for (int i = 1; i < JobFailures.HOPELESS; i++) {
      tell(i, "no model");
    }
    tell(50, "no disk");
    assertThat(tell(51, "no model")).get().asString().contains("no model");
  }

  @Test
  void aJobThatHasEndedEndsTheRun() {
    assertThatThrownBy(() -> failures.tell(state("FAILED", new Failure(1, "no disk"))))
        .hasMessageContaining("FAILED")
        .hasMessageContaining("no disk");
  }

  private Optional<String> tell(long millis, String message) {
    return failures.tell(state("RESTARTING", new Failure(millis, message)));
  }

  private static RunState state(String state, Failure failure) {
    return new RunState(
        0, state, 0, new JobMetrics(Map.of()), 0, 0, failure, FlinkRest.Checkpoint.NONE);
  }
}
