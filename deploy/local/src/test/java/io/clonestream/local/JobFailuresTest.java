package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.local.JobFailures.Failure;
import org.junit.jupiter.api.Test;

class JobFailuresTest {

  private final JobFailures failures = new JobFailures();

  @Test
  void eachFailureIsToldOnce() {
    assertThat(failures.tell(new Failure(0, ""))).isNull();
    assertThat(failures.tell(new Failure(1, "no disk"))).contains("no disk");
    assertThat(failures.tell(new Failure(1, "no disk"))).isNull();
    assertThat(failures.tell(new Failure(2, "no disk"))).isNull();
    assertThat(failures.tell(new Failure(3, "no model"))).contains("no model");
  }

  @Test
  void oneThatComesBackAgainAndAgainEndsTheRun() {
    for (int i = 1; i < JobFailures.HOPELESS; i++) {
      failures.tell(new Failure(i, "no model"));
    }
    assertThatThrownBy(() -> failures.tell(new Failure(99, "no model")))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("6 times in a row with: no model");
  }

  @Test
  void anotherFailureBetweenBeginsTheCountAgain() {
    for (int i = 1; i < JobFailures.HOPELESS; i++) {
      failures.tell(new Failure(i, "no model"));
    }
    failures.tell(new Failure(50, "no disk"));
    assertThat(failures.tell(new Failure(51, "no model"))).contains("no model");
  }
}
