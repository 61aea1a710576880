package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ValidTimeTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void theCommitterTimeIsTakenWhenItIsLaterThanTheStepBefore() {
    Instant committed = NOW.minusSeconds(100);

    assertThat(ValidTime.next(null, committed, NOW)).isEqualTo(new ValidTime(committed, false));
    assertThat(ValidTime.next(committed.minusMillis(1), committed, NOW))
        .isEqualTo(new ValidTime(committed, false));
  }

  @Test
  void aMillisecondIsAddedWhenTheCommitterTimeIsNotLater() {
    Instant previous = NOW.minusSeconds(100);

    assertThat(ValidTime.next(previous, previous, NOW).instant()).isEqualTo(previous.plusMillis(1));
    assertThat(ValidTime.next(previous, Instant.EPOCH, NOW).instant())
        .isEqualTo(previous.plusMillis(1));
  }

  @Test
  void aCommitterTimeMoreThanADayAheadIsReplacedByNow() {
    Instant dayAhead = NOW.plus(Duration.ofDays(1));

    assertThat(ValidTime.next(null, dayAhead, NOW)).isEqualTo(new ValidTime(dayAhead, false));
    assertThat(ValidTime.next(null, dayAhead.plusSeconds(1), NOW))
        .isEqualTo(new ValidTime(NOW, true));
    assertThat(ValidTime.next(NOW.plusSeconds(5), dayAhead.plusSeconds(1), NOW))
        .isEqualTo(new ValidTime(NOW.plusMillis(5_001), true));
  }

  @Property
  void validTimesGrow(
      @ForAll @IntRange(max = 1_000_000) int previous,
      @ForAll @IntRange(max = 1_000_000) int committed) {
    Instant before = Instant.ofEpochSecond(previous);

    assertThat(ValidTime.next(before, Instant.ofEpochSecond(committed), NOW).instant())
        .isAfter(before);
  }
}
