package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged model on the CPU. */
class EngineTest {

  @AutoClose private static Engine engine;

  @BeforeAll
  static void open() {
    engine = open(2, 0);
  }

  private static Engine open(int sessions, int maxTokens) {
    return Engine.open("resource:default", maxTokens, DeviceChoice.AUTO, sessions, Batching.SINGLE);
  }

  @Test
  void codeOfOneMeaningIsCloserThanCodeOfAnother() {
    byte[] join = embed("join strings. join list of strings with separator append builder");
    byte[] concat = embed("concat. string builder append each element delimiter result");
    byte[] socket = embed("open socket. connect host port timeout input output stream");

    assertThat(Vectors.cosine(join, concat)).isGreaterThan(Vectors.cosine(join, socket) + 0.2);
  }

  @Test
  void aTextAlwaysHasTheSameBitsOnWhicheverSessionItRuns() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add("read lines. " + "open file buffer line close ".repeat(1 + i % 10) + i % 10);
    }
    List<CompletableFuture<byte[]>> together = texts.stream().map(engine::embed).toList();
    try (Engine single = open(1, 0)) {
      for (int i = 0; i < texts.size(); i++) {
        assertThat(together.get(i).join()).isEqualTo(single.embed(texts.get(i)).join());
      }
    }
  }

  @Test
  void whatComesAfterTheLastTokenDoesNotCount() {
    try (Engine engine = open(1, 8)) {
      byte[] cut = engine.embed("one two three four five six").join();

      assertThat(engine.embed("one two three four five six seven eight").join()).isEqualTo(cut);
      assertThat(engine.embed("one two three four five nine").join()).isNotEqualTo(cut);
    }
  }

  @Test
  void everyTextHasAVector() {
    for (String text :
        List.of("", " ", "\u0000", "naïve café", "排序算法", "\uD800", "x".repeat(100_000))) {
      assertThat(embed(text)).hasSize(384);
    }
  }

  @Test
  void theIdNamesTheModelAndCoversWhatItsVectorsDependOn() {
    assertThat(engine.model()).matches("all-minilm-l6-v2-q-[0-9a-f]{16}");
    try (Engine shorter = open(1, 64)) {
      assertThat(shorter.model()).isNotEqualTo(engine.model());
    }
  }

  @Test
  void anInt8ModelRunsOnTheCpuUnlessCudaIsDemanded() {
    assertThat(engine.device()).isEqualTo("cpu");
    assertThatThrownBy(
            () -> Engine.open("resource:default", 0, DeviceChoice.CUDA, 1, Batching.SINGLE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("infer.device=cuda")
        .hasMessageContaining("-Pgpu");
  }

  @Test
  void closingFinishesWhatWasAcceptedAndRefusesTheRest() {
    Engine engine = open(1, 0);
    List<CompletableFuture<byte[]>> accepted = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      accepted.add(engine.embed("text " + i));
    }
    engine.close();

    assertThat(accepted).allMatch(CompletableFuture::isDone);
    assertThat(accepted).noneMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(engine.embed("late")).isCompletedExceptionally();
  }

  private static byte[] embed(String text) {
    return engine.embed(text).join();
  }
}
