package io.clonestream.persist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final AtomicLong now = new AtomicLong();

  @Test
  void pausesGrowUntilTheTimeAllowedIsOver() {
    Backoff.Attempts attempts = new Backoff(Duration.ofMinutes(1), now::get, 1).start();
    long first = attempts.pause();
    long waited = 0;
    long longest = 0;
    for (long pause = first; pause >= 0; pause = attempts.pause()) {
      now.addAndGet(pause);
      waited += pause;
      longest = Math.max(longest, pause);
    }

    assertThat(first).isBetween(10_000_000L, 20_000_000L);
    assertThat(longest).isLessThanOrEqualTo(5_000_000_000L);
    assertThat(Duration.ofNanos(waited)).isBetween(Duration.ofSeconds(55), Duration.ofMinutes(1));
  }
}
