package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aStateReadsAsOneLine() {
    assertThat(ProgressLine.text(state(75_000, "RUNNING"), 0))
        .isEqualTo(
            "[1:15] commits 12  symbols 5,120  inferred 3,010  known 2,110  edges 380  lag 40");
  }

  @Test
  void aJobThatDoesNotRunIsNamed() {
    assertThat(ProgressLine.text(state(1_000, "RESTARTING"), 0)).endsWith("job RESTARTING");
  }

  @Test
  void withoutATerminalThereIsAPlainLineEveryFewSeconds() {
    var line = new ProgressLine(out, false, 0);
    for (long millis = 0; millis <= 10_000; millis += 1_000) {
      line.show(state(millis, "RUNNING"));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .allMatch(text -> text.startsWith("["));
  }

  @Test
  void onATerminalTheLineRenewsItselfAndTheLastOneStays() {
    var line = new ProgressLine(out, true, 0);
    line.show(state(1_000, "RUNNING"));
    line.show(state(2_000, "RUNNING"));
    line.end();
    String shown = bytes.toString(StandardCharsets.UTF_8);
    assertThat(shown).contains("[0:01]", "[0:02]").containsOnlyOnce(System.lineSeparator());
    assertThat(shown).endsWith(System.lineSeparator());
  }

  private static RunState state(long millis, String state) {
    Map<String, Long> metrics =
        Map.of("symbols", 5_120L, "inferred", 3_010L, "known", 2_110L, "pendingRecords", 40L);
    return new RunState(
        millis,
        state,
        12,
        new JobMetrics(metrics),
        380,
        9_000,
        new JobFailures.Failure(0, ""),
        FlinkRest.Checkpoint.NONE);
  }
}
