package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Batches as a GPU gets them, run by an encoder that needs no device. */
class EngineBatchTest {

  private static final Model MODEL =
      new Model(
          "letters",
          new ModelDescriptor("letters", 8, 64, Pooling.MEAN, "", "fp32"),
          (text, maxTokens) -> text.chars().limit(maxTokens).toArray());

  private final List<Integer> batches = new ArrayList<>();

  /** A vector of the first letter and the length; no vector for '!', not a number for '?'. */
  private float[][] encode(List<int[]> sequences) throws InferenceException {
    batches.add(sequences.size());
    float[][] vectors = new float[sequences.size()][8];
    for (int i = 0; i < vectors.length; i++) {
      int first = sequences.get(i)[0];
      if (first == '!') {
        throw new InferenceException("poison");
      }
      if (first == '#') {
        throw new InternalError("broken");
      }
      vectors[i][0] = first == '?' ? Float.NaN : first;
      vectors[i][1] = sequences.get(i).length;
    }
    return vectors;
  }

  private Engine engine(int budget) {
    Batching batching = new Batching(budget, Duration.ofHours(1), Duration.ZERO);
    return new Engine(MODEL, "test", List.of(this::encode), batching, System::nanoTime);
  }

  @Test
  void aFullBatchRunsAtOnceAndClosingRunsTheRest() {
    Engine engine = engine(64);
    List<CompletableFuture<byte[]>> vectors = embed(engine, "a", "bb", "c", "d", "e");
    vectors.get(3).join();
    assertThat(vectors.get(4)).isNotDone();
    engine.close();

    assertThat(batches).containsExactly(4, 1);
    assertThat(vectors.get(1).join()).startsWith(127, 3);
  }

  @Test
  void onlyTheTextThatCannotBeEmbeddedFails() {
    Engine engine = engine(64);
    List<CompletableFuture<byte[]>> vectors = embed(engine, "a", "!", "?", "d");
    engine.close();

    assertThat(vectors.get(0)).isCompletedWithValueMatching(vector -> vector.length == 8);
    assertThat(vectors.get(3)).isCompletedWithValueMatching(vector -> vector.length == 8);
    assertThatThrownBy(vectors.get(1)::get)
        .hasRootCauseInstanceOf(InferenceException.class)
        .hasMessageContaining("poison");
    assertThatThrownBy(vectors.get(2)::get).hasMessageContaining("NaN");
  }

  @Test
  void anErrorFailsItsTextAndTheWorkerGoesOn() {
    Engine engine = engine(16);
    List<CompletableFuture<byte[]>> vectors = embed(engine, "#", "b");
    engine.close();

    assertThatThrownBy(vectors.get(0)::join).hasCauseInstanceOf(InternalError.class);
    assertThat(vectors.get(1)).isCompleted();
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotComputed() {
    Engine engine = engine(64);
    List<CompletableFuture<byte[]>> vectors = embed(engine, "a", "b");
    vectors.get(0).cancel(false);
    engine.close();

    assertThat(batches).containsExactly(1);
  }

  private static List<CompletableFuture<byte[]>> embed(Engine engine, String... texts) {
    return List.of(texts).stream().map(engine::embed).toList();
  }
}
