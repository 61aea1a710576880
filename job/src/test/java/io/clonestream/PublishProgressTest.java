package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.feed.PublishTotals;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PublishProgressTest {

  private final StringWriter text = new StringWriter();
  private long seconds;

  @Test
  void plainLinesComeEveryFewSeconds() {
    PublishProgress progress = progress(false);
    progress.planned(10);
    for (seconds = 1; seconds <= 11; seconds++) {
      progress.published(new PublishTotals());
    }

    assertThat(text.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("0 of 10"));
  }

  @Test
  void aTerminalLineRewritesItself() {
    PublishProgress progress = progress(true);
    progress.planned(10);
    seconds = 1;
    progress.published(new PublishTotals());
    seconds = 2;
    progress.published(new PublishTotals());
    progress.closeLine();

    assertThat(text.toString()).startsWith("\r0 of 10").endsWith("left\u001b[K\n");
  }

  private PublishProgress progress(boolean terminal) {
    return new PublishProgress(
        new PrintWriter(text, true), terminal, () -> seconds * 1_000_000_000L);
  }
}
