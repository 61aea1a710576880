package io.clonestream.infer;

import io.clonestream.VirtualTime;
import io.clonestream.fingerprint.Fragment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The infer stage of one attempt, in virtual time: time-outs, retries and back-off over a model
 * that is slow, hangs and fails, each text less often than it is tried, and has no vector for some.
 * (What is degraded because the engine fails is not recorded yet: then stream does not equal
 * batch.)
 */
public final class SimulatedInference {

  private static final int ATTEMPTS = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Resilience RESILIENCE =
      new Resilience(
          1 << 20, TIMEOUT, ATTEMPTS, Duration.ofMillis(100), 1 << 20, Duration.ofSeconds(30));

  /** Hears what became of a fragment. */
  public interface Heard {
    void embedded(EmbeddedFragment fragment);

    void failed(Throwable failure);
  }

  /** A fragment of a subtask that has no answer yet. */
  public record InFlight(int subtask, Fragment fragment) {}

  private final List<InFlight> inFlight = new ArrayList<>();
  private final Inference inference;
  private boolean closed;

  /** For one attempt, whose subtasks share it. */
  public SimulatedInference(
      VirtualTime time, Random random, boolean failing, Consumer<String> trace) {
    this.inference =
        new Inference(
            new Model(time, random, failing, trace), RESILIENCE, new LaterTimer(time), time::nanos);
  }

  public void infer(int subtask, Fragment fragment, Heard heard) throws InterruptedException {
    InFlight asked = new InFlight(subtask, fragment);
    inFlight.add(asked);
    inference
        .infer(fragment.text())
        .whenComplete(
            (outcome, failure) -> {
              if (closed) {
                return;
              }
              if (failure != null) {
                heard.failed(failure);
              } else if (inFlight.remove(asked)) {
                heard.embedded(EmbeddedFragment.of(fragment, outcome));
              } else {
                throw new IllegalStateException("Answered twice: " + fragment);
              }
            });
  }

  /** Fragments of a subtask without an answer: part of a checkpoint. */
  public List<Fragment> inFlight(int subtask) {
    return inFlight.stream()
        .filter(asked -> asked.subtask() == subtask)
        .map(InFlight::fragment)
        .toList();
  }

  /** The attempt is over. */
  public void close() {
    closed = true;
    inference.close();
  }

  private record LaterTimer(VirtualTime time) implements Timer {
    @Override
    public Runnable after(Duration delay, Runnable task) {
      return time.after(delay, task);
    }

    @Override
    public void close() {} // the time of an attempt ends with it
  }

  /** Hashes and lies, late, and after failures. */
  private static final class Model extends HashedAnswers {

    private static final LyingEmbedder ANSWERS = new LyingEmbedder();
    private static final Map<String, CompletableFuture<byte[]>> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, Integer> failures = new HashMap<>();
    private final VirtualTime time;
    private final Random random;
    private final boolean failing;
    private final Consumer<String> trace;

    Model(VirtualTime time, Random random, boolean failing, Consumer<String> trace) {
      this.time = time;
      this.random = random;
      this.failing = failing;
      this.trace = trace;
    }

    @Override
    public CompletableFuture<byte[]> embed(String text) {
      CompletableFuture<byte[]> answer = new CompletableFuture<>();
      int chance = failing ? random.nextInt(10) : 9;
      boolean mayFail = failures.getOrDefault(text, 0) < ATTEMPTS - 1;
      trace.accept("embed, chance " + chance);
      if (mayFail && chance < 2) {
        failures.merge(text, 1, Integer::sum);
        if (chance == 0) {
          Duration soon = Duration.ofMillis(random.nextInt(50));
          time.after(soon, () -> answer.completeExceptionally(new InferenceException("simulated")));
        } // else it hangs
      } else {
        long most = chance == 2 ? TIMEOUT.toMillis() - 1 : 50;
        Duration soon = Duration.ofMillis(random.nextInt((int) most));
        time.after(soon, () -> answer(text, answer));
      }
      return answer;
    }

    private static void answer(String text, CompletableFuture<byte[]> asked) {
      KNOWN
          .computeIfAbsent(text, ANSWERS::embed)
          .whenComplete(
              (vector, failure) -> {
                if (failure == null) {
                  asked.complete(vector);
                } else {
                  asked.completeExceptionally(failure);
                }
              });
    }
  }
}
