package io.clonestream.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EpochTest {

  private static final long SUBMITTED = 1_800_000_000_000L;

  @Test
  void itGrowsOverAttemptsCheckpointsAndSubmissions() {
    List<Long> epochs =
        List.of(
            Epoch.of(SUBMITTED, 0, 0),
            Epoch.of(SUBMITTED, 0, 1),
            Epoch.of(SUBMITTED, 0, 2),
            Epoch.of(SUBMITTED, 7, 3),
            Epoch.of(SUBMITTED, 7, 4),
            Epoch.of(SUBMITTED, 8, 5),
            Epoch.of(SUBMITTED + 1_000, 8, 0),
            Epoch.of(SUBMITTED + 1_000, 8, 1),
            Epoch.of(SUBMITTED + 2_000, 0, 0));

    assertThat(epochs).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aSubmissionBefore2024IsRefused() {
    assertThatThrownBy(() -> Epoch.of(1_000, 0, 0)).hasMessageContaining("1000 ms");
  }
}
