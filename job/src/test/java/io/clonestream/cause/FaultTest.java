package io.clonestream.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTest {

  /** People search for them and alarms match them: a code is never given to anything else. */
  @Test
  void codesStayAsTheyWereReleased() {
    assertThat(Arrays.stream(Fault.values()).map(fault -> fault.name() + " " + fault.code()))
        .containsExactly(
            "COMMIT_REPOSITORY CS-COMMIT-001",
            "FEED_UNREACHABLE CS-FEED-001",
            "FEED_REFUSED CS-FEED-002",
            "FEED_UNDECIDED CS-FEED-003",
            "FEED_STALLED CS-FEED-004",
            "FEED_RECORD CS-FEED-101",
            "FINGERPRINT_RECORD CS-FINGERPRINT-101",
            "FOLLOW_RECORD CS-FOLLOW-101",
            "INFER_MODEL CS-INFER-001",
            "INFER_FAILED CS-INFER-002",
            "MATCH_RECORD CS-MATCH-101",
            "PAIR_RECORD CS-PAIR-101",
            "PERSIST_UNAVAILABLE CS-PERSIST-001",
            "PERSIST_FENCED CS-PERSIST-002",
            "PERSIST_RECORD CS-PERSIST-101",
            "USAGE CS-USAGE-001",
            "UNFORESEEN CS-UNFORESEEN-001");
  }

  @Test
  void everyStageThatRefusesRecordsHasACode() {
    for (String stage : List.of("feed", "fingerprint", "follow", "match", "pair", "persist")) {
      assertThat(Fault.ofDeadLetter(stage).room()).isEqualTo(stage);
    }
    assertThat(Fault.ofDeadLetter("of a later version")).isEqualTo(Fault.UNFORESEEN);
  }
}
