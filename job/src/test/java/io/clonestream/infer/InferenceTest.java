package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.infer.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class InferenceTest {

  private static final Resilience PATIENT =
      new Resilience(
          4, Duration.ofSeconds(60), 3, Duration.ofMillis(100), 5, Duration.ofSeconds(30));

  private final ScriptedEmbedder embedder = new ScriptedEmbedder();
  private final ManualTimer timer = new ManualTimer();
  private final Inference inference = new Inference(embedder, PATIENT, timer, timer::nanos);

  @Test
  void aFailedAttemptIsRepeatedAfterAGrowingPause() throws Exception {
    embedder.failing(2);
    CompletableFuture<Outcome> outcome = inference.infer("sort list");

    timer.pass(Duration.ofMillis(100));
    assertThat(embedder.asked).hasSize(2);
    timer.pass(Duration.ofMillis(199));
    assertThat(outcome).isNotDone();
    timer.pass(Duration.ofMillis(1));
    assertThat(outcome.join()).isInstanceOf(Outcome.Embedded.class);
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void afterTheLastAttemptTheOutcomeIsDegradedAndSaysWhy() throws Exception {
    embedder.failing(3);
    CompletableFuture<Outcome> outcome = inference.infer("sort list");
    timer.pass(Duration.ofSeconds(1));

    assertThat(outcome.join()).isEqualTo(new Outcome.Degraded("no memory left [CS-INFER-002]"));
    assertThat(embedder.asked).hasSize(3);
  }

  @Test
  void anEngineWithoutAnAnswerCountsAsFailed() throws Exception {
    embedder.then(new CompletableFuture<>());
    CompletableFuture<Outcome> outcome = inference.infer("sort list");
    timer.pass(Duration.ofSeconds(61));

    assertThat(outcome.join()).isInstanceOf(Outcome.Embedded.class);
    assertThat(embedder.asked).hasSize(2);
  }

  @Test
  void aSlowEngineThatAnswersOthersIsWaitedForButNotForEver() throws Exception {
    embedder.then(new CompletableFuture<>());
    CompletableFuture<Outcome> waiting = inference.infer("sort list");
    for (int minute = 1; minute < 10; minute++) {
      timer.pass(Duration.ofSeconds(59));
      inference.infer("another").join();
      timer.pass(Duration.ofSeconds(1));
      assertThat(waiting).isNotDone();
      assertThat(embedder.asked).hasSize(1 + minute);
    }
    timer.pass(Duration.ofSeconds(61));

    assertThat(waiting.join()).isInstanceOf(Outcome.Embedded.class);
    assertThat(embedder.asked).filteredOn("sort list"::equals).hasSize(2);
  }

  @Test
  void anEngineThatKeepsFailingIsLeftAloneForAWhileAndThenTriedAgain() throws Exception {
    embedder.failing(6);
    inference.infer("one");
    timer.pass(Duration.ofSeconds(1));
    CompletableFuture<Outcome> second = inference.infer("two");
    timer.pass(Duration.ofSeconds(1));
    assertThat(inference.breakerState()).isEqualTo(State.OPEN);
    assertThat(second.join()).isInstanceOf(Outcome.Degraded.class);

    assertThat(inference.infer("three").join())
        .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Degraded.class))
        .extracting(Outcome.Degraded::reason)
        .asString()
        .contains("5 failures in a row");
    assertThat(embedder.asked).doesNotContain("three");

    timer.pass(Duration.ofSeconds(30));
    CompletableFuture<Outcome> probe = inference.infer("four");
    assertThat(inference.breakerState()).isEqualTo(State.OPEN);
    timer.pass(Duration.ofSeconds(30));
    assertThat(probe.join()).isInstanceOf(Outcome.Degraded.class);
    assertThat(inference.infer("five").join()).isInstanceOf(Outcome.Embedded.class);
    assertThat(inference.breakerState()).isEqualTo(State.CLOSED);
  }

  /** The engine works: other texts need no pause. */
  @Test
  void aTextWithoutAVectorIsDegradedAtOnceAndNothingElseIs() throws Exception {
    for (int i = 0; i < 6; i++) {
      embedder.then(CompletableFuture.failedFuture(new NoVectorException("not a number")));
      assertThat(inference.infer("sort list").join())
          .isEqualTo(new Outcome.Degraded("not a number [CS-INFER-002]"));
    }
    assertThat(embedder.asked).hasSize(6);
    assertThat(inference.infer("another").join()).isInstanceOf(Outcome.Embedded.class);
  }

  @Test
  void anUnknownFailureIsNoOutcome() throws Exception {
    embedder.then(CompletableFuture.failedFuture(new IllegalStateException("bug")));
    assertThat(inference.infer("sort list")).isCompletedExceptionally();
  }

  @Test
  void whatIsThrownWhileAnAnswerIsTakenFailsTheOutcome() throws Exception {
    embedder.then(CompletableFuture.completedFuture(new byte[384]));
    embedder.unnamed = true;
    assertThat(inference.infer("sort list")).isCompletedExceptionally();
    assertThat(inference.inFlight()).isZero();
  }

  @Test
  void noMoreThanTheAllowedTextsAreInFlight() throws Exception {
    CompletableFuture<byte[]> slow = new CompletableFuture<>();
    for (int i = 0; i < 4; i++) {
      embedder.then(slow);
      inference.infer("text " + i);
    }
    CompletableFuture<Outcome> fifth = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                inference.infer("text 4").thenAccept(fifth::complete);
              } catch (InterruptedException e) {
                fifth.completeExceptionally(e);
              }
            });
    caller.start();
    while (caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(inference.inFlight()).isEqualTo(4);
    assertThat(embedder.asked).hasSize(4);

    slow.complete(new byte[384]);
    assertThat(fifth.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Embedded.class);
  }

  @Test
  void closingCancelsWhatTheEngineHasNotAnswered() throws Exception {
    CompletableFuture<byte[]> queued = new CompletableFuture<>();
    embedder.then(queued);
    CompletableFuture<Outcome> outcome = inference.infer("sort list");
    inference.close();

    assertThat(outcome).isCancelled();
    assertThat(queued).isCancelled();
  }

  @Test
  void closingCancelsWhatStillWaitsForAnotherAttempt() throws Exception {
    embedder.failing(1);
    CompletableFuture<Outcome> outcome = inference.infer("sort list");
    inference.close();

    assertThat(outcome).isCancelled();
    assertThat(inference.infer("late")).isCancelled();
    assertThat(inference.inFlight()).isZero();
  }
}
