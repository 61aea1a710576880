package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.local.chaos.Suite.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

  private static final Fault BROKER = Faults.named("kill-broker");
  private static final Fault POISON = Faults.named("poison");

  /** A report is written after every round: what ends in the middle of one repeats that one. */
  @Test
  void whatIsResumedRunsWhatTheReportLacks(@TempDir Path directory) throws IOException {
    List<RoundResult> done =
        List.of(
            RoundResult.failed("kill-broker", 1, "no edges"), RoundResult.failed("poison", 2, ""));
    ChaosReport.of("full", "2024-01-01T00:00:00Z", done).write(directory);

    assertThat(
            Suite.left(List.of(BROKER, POISON), List.of(1L, 2L, 3L), ChaosReport.rounds(directory)))
        .containsExactly(
            new Task(BROKER, 2), new Task(BROKER, 3), new Task(POISON, 1), new Task(POISON, 3));
  }

  @Test
  void aFullReportLeavesNothing() {
    assertThat(
            Suite.left(
                List.of(BROKER), List.of(1L), List.of(RoundResult.failed("kill-broker", 1, ""))))
        .isEmpty();
  }
}
