package io.clonestream.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentMetricsTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // a clock may overflow
  private final RecentMetrics histogram = new RecentMetrics(4, Duration.ofMinutes(10), now::get);

  @Test
  void whatWasSlowTooLongAgoIsForgotten() {
    histogram.update(9_000);
    pass(Duration.ofMinutes(9));
    histogram.update(20);
    assertThat(histogram.getStatistics().getMax()).isEqualTo(9_000);

    pass(Duration.ofMinutes(2));
    assertThat(histogram.getStatistics().getQuantile(0.99)).isEqualTo(20);
    assertThat(histogram.getCount()).isEqualTo(2);

    pass(Duration.ofMinutes(9));
    assertThat(histogram.getStatistics().getQuantile(0.99)).isNaN();
    assertThat(histogram.getCount()).isEqualTo(2);
  }

  @Test
  void ofManyTheLastAreKept() {
    for (int i = 1; i <= 6; i++) {
      histogram.update(i);
    }

    assertThat(histogram.getStatistics().getValues()).containsExactlyInAnyOrder(3, 4, 5, 6);
    assertThat(histogram.getCount()).isEqualTo(6);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
