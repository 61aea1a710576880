package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.infer.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

  private final AtomicLong nanos = new AtomicLong();
  private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(10), nanos::get);

  @Test
  void itOpensAfterFailuresInARow() {
    fail(2);
    assertThat(breaker.permits()).isTrue();
    fail(1);
    assertThat(breaker.permits()).isFalse();
    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void aSuccessBetweenStartsTheCountAgain() {
    fail(2);
    breaker.succeeded();
    fail(2);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void afterThePauseASingleAttemptPasses() {
    fail(3);
    passes(Duration.ofMillis(9_999));
    assertThat(breaker.permits()).isFalse();
    passes(Duration.ofMillis(1));
    assertThat(breaker.permits()).isTrue();
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.permits()).isFalse();
  }

  @Test
  void theAttemptDecidesWhetherItCloses() {
    fail(3);
    passes(Duration.ofSeconds(10));
    breaker.permits();
    breaker.succeeded();
    assertThat(breaker.permits()).isTrue();
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void theAttemptDecidesWhetherItStaysOpenForAnotherPause() {
    fail(3);
    passes(Duration.ofSeconds(10));
    breaker.permits();
    fail(1);
    passes(Duration.ofSeconds(9));
    assertThat(breaker.permits()).isFalse();
    passes(Duration.ofSeconds(1));
    assertThat(breaker.permits()).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed();
    }
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
