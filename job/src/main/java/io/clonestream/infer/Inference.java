package io.clonestream.infer;

import io.clonestream.infer.CircuitBreaker.State;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedder that can be relied on: bounded admission, time-outs, retries with back-off and a
 * circuit breaker. A text that cannot be embedded has a degraded outcome; only unknown failures
 * complete the future exceptionally.
 */
final class Inference implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Inference.class);

  /** Times the time-out that a text waits while others are answered: its session may hang. */
  private static final int MOST_WAITS = 10;

  private final TextEmbedder embedder;
  private final Resilience resilience;
  private final CircuitBreaker breaker;
  private final Timer timer;
  private final Semaphore admission;
  private final Set<CompletableFuture<Outcome>> inFlight = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanos;
  private volatile boolean closed;
  private volatile long lastAnswer;

  /** Owns the embedder and the timer. */
  Inference(TextEmbedder embedder, Resilience resilience, Timer timer, LongSupplier nanos) {
    this.embedder = embedder;
    this.resilience = resilience;
    this.timer = timer;
    this.nanos = nanos;
    this.lastAnswer = nanos.getAsLong();
    this.breaker =
        new CircuitBreaker(resilience.breakerFailures(), resilience.breakerPause(), nanos);
    this.admission = new Semaphore(resilience.inFlight());
  }

  /** Accepts a text; waits while as many as allowed are in flight. */
  CompletableFuture<Outcome> infer(String text) throws InterruptedException {
    admission.acquire();
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    inFlight.add(outcome);
    outcome.whenComplete(
        (done, failure) -> {
          inFlight.remove(outcome);
          admission.release();
        });
    if (closed) {
      outcome.completeExceptionally(closed());
    } else {
      attempt(text, 1, outcome);
    }
    return outcome;
  }

  /** An exception on the timer's thread would reach nobody: it fails the outcome instead. */
  private void retry(String text, int number, CompletableFuture<Outcome> outcome) {
    try {
      attempt(text, number, outcome);
    } catch (Throwable e) {
      outcome.completeExceptionally(e);
    }
  }

  private void attempt(String text, int number, CompletableFuture<Outcome> outcome) {
    if (!breaker.permits()) {
      outcome.complete(
          new Outcome.Degraded(
              "The circuit breaker is open after %d failures in a row; it tries again every %s"
                  .formatted(resilience.breakerFailures(), resilience.breakerPause())));
      return;
    }
    CompletableFuture<byte[]> vector = embedder.embed(text);
    outcome.whenComplete((done, failure) -> vector.cancel(false));
    watch(vector, nanos.getAsLong(), MOST_WAITS);
    vector.whenComplete((value, failure) -> settle(text, number, outcome, value, failure));
  }

  /**
   * Gives up when the engine has answered nobody for as long as the time-out. While it answers
   * others this text waits in its queue: a machine that is slow is no engine that fails.
   */
  private void watch(CompletableFuture<byte[]> vector, long since, int waits) {
    Duration patience = resilience.timeout();
    Runnable cancel =
        timer.after(
            patience,
            () -> {
              if (lastAnswer - since > 0 && waits > 1) {
                watch(vector, nanos.getAsLong(), waits - 1);
              } else {
                vector.completeExceptionally(
                    new InferenceException("The engine gave no answer within " + patience));
              }
            });
    vector.whenComplete((value, failure) -> cancel.run());
  }

  /** What is thrown here reaches nobody else: the outcome fails of it. */
  private void settle(
      String text,
      int number,
      CompletableFuture<Outcome> outcome,
      byte @Nullable [] vector,
      @Nullable Throwable failure) {
    try {
      decide(text, number, outcome, vector, failure);
    } catch (Throwable e) {
      outcome.completeExceptionally(e);
    }
  }

  private void decide(
      String text,
      int number,
      CompletableFuture<Outcome> outcome,
      byte @Nullable [] vector,
      @Nullable Throwable failure) {
    if (outcome.isDone()) {
      return;
    }
    if (vector != null) {
      answered(outcome, new Outcome.Embedded(vector, embedder.model()));
      return;
    }
    if (failure instanceof NoVectorException) {
      answered(outcome, degraded(failure));
      return;
    }
    tell(breaker::failed);
    if (!(failure instanceof InferenceException)) {
      outcome.completeExceptionally(
          failure == null ? new IllegalStateException("The engine gave no vector") : failure);
    } else if (number < resilience.attempts() && !closed) {
      timer.after(resilience.backoffAfter(number), () -> retry(text, number + 1, outcome));
    } else {
      outcome.complete(degraded(failure));
    }
  }

  private void answered(CompletableFuture<Outcome> outcome, Outcome answer) {
    lastAnswer = nanos.getAsLong();
    tell(breaker::succeeded);
    outcome.complete(answer);
  }

  private static Outcome degraded(Throwable failure) {
    return new Outcome.Degraded(String.valueOf(failure.getMessage()));
  }

  private void tell(Runnable result) {
    State before = breaker.state();
    result.run();
    State after = breaker.state();
    if (before != after) {
      LOG.warn("Circuit breaker of {}: {} after {}", embedder.model(), after, before);
    }
  }

  private static CancellationException closed() {
    return new CancellationException("The inference is closed");
  }

  TextEmbedder embedder() {
    return embedder;
  }

  State breakerState() {
    return breaker.state();
  }

  int inFlight() {
    return inFlight.size();
  }

  /**
   * Cancels what is in flight: whoever ends in good order has had all answers before, and whoever
   * is cancelled does not want to wait for them.
   */
  @Override
  public void close() {
    closed = true;
    timer.close();
    inFlight.forEach(outcome -> outcome.completeExceptionally(closed()));
    embedder.close();
  }
}
