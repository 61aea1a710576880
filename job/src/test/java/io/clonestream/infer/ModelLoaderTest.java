package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model directories; a valid one is the packaged model written to disk. */
class ModelLoaderTest {

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    copy("/all-minilm-l6-v2-q.onnx", "model.onnx");
    copy("/all-minilm-l6-v2-q-tokenizer.json", "tokenizer.json");
    descriptor("name=mine", "dimension=384", "precision=int8");
  }

  @Test
  void aDirectoryGivesTheVectorsOfThePackagedModelUnderItsOwnName() throws Exception {
    try (Engine mine = open();
        Engine packaged =
            Engine.open("resource:default", 0, DeviceChoice.CPU, 1, Batching.SINGLE)) {
      assertThat(mine.embed("read file").join()).isEqualTo(packaged.embed("read file").join());
      assertThat(mine.model().replace("mine", "all-minilm-l6-v2-q")).isEqualTo(packaged.model());
    }
  }

  @Test
  void theIdChangesWithWeightsTokenizerAndDescriptor() throws IOException {
    String id = load().id();
    descriptor("name=mine", "dimension=384", "precision=int8", "pooling=cls");
    String cls = load().id();
    Files.write(directory.resolve("model.onnx"), new byte[] {1});
    assertThat(List.of(id, cls, load().id())).doesNotHaveDuplicates();
  }

  @Test
  void vocabTxtServesWhereThereIsNoTokenizerJson() throws IOException {
    Files.delete(directory.resolve("tokenizer.json"));
    Files.writeString(directory.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\nsort\n##ed\n");
    assertThat(load().encode("Sorted lists")).containsExactly(2, 4, 5, 1, 3);
  }

  @Test
  void thePrefixStandsBeforeEveryText() throws IOException {
    int[] plain = load().encode("query: sort");
    descriptor("name=mine", "dimension=384", "prefix=query: ");
    assertThat(load().encode("sort")).isEqualTo(plain);
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    refused(directory.resolve("absent").toString(), "neither a directory nor resource:NAME");
    refused("resource:absent", "it has no absent-model.properties");
    Files.delete(directory.resolve("tokenizer.json"));
    refused("it has no tokenizer.json and no vocab.txt");
    Files.delete(directory.resolve("model.onnx"));
    refused("it has no model.onnx");
    Files.delete(directory.resolve("descriptor.properties"));
    refused("it has no descriptor.properties");
  }

  @Test
  void aWrongDescriptorSaysTheKeyTheValueAndTheRule() throws IOException {
    descriptor("name=mine", "dimension=many");
    refused("dimension='many' is no number");
    descriptor("name=mine");
    refused("dimension='0' must be in 8..4096");
    descriptor("name=mine", "dimension=384", "pooling=max");
    refused("pooling='max' is mean or cls");
    descriptor("name=mine", "dimension=384", "poling=cls");
    refused("poling='cls' is no key; keys are [dimension, max-tokens, name");
  }

  @Test
  void aTokenizerOfAnotherKindIsRefused() throws IOException {
    Files.writeString(directory.resolve("tokenizer.json"), "{\"model\":{\"type\":\"BPE\"}}");
    refused("tokenizer.json has /model/type 'BPE'; supported is 'WordPiece'");
    Files.writeString(directory.resolve("tokenizer.json"), "no json");
    refused("tokenizer.json is not JSON");
    Files.delete(directory.resolve("tokenizer.json"));
    Files.writeString(directory.resolve("vocab.txt"), "a\nb\n");
    refused("vocab.txt: the vocabulary of 2 entries has no [UNK]");
  }

  @Test
  void weightsThatAreNoneAreRefused() throws IOException {
    Files.writeString(directory.resolve("model.onnx"), "no graph");
    assertThatThrownBy(this::open)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("Model mine-")
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void aDescriptorWithTheWrongDimensionIsRefusedBeforeAnythingRuns() throws IOException {
    descriptor("name=mine", "dimension=768");
    assertThatThrownBy(this::open)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("384 dimensions; its descriptor says 768");
  }

  private void refused(String reason) {
    refused(directory.toString(), reason);
  }

  private static void refused(String location, String reason) {
    assertThatThrownBy(() -> ModelLoader.load(location, 0))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("Model '" + location + "'")
        .hasMessageContaining(reason);
  }

  private Model load() {
    return ModelLoader.load(directory.toString(), 0).model();
  }

  private Engine open() {
    return Engine.open(directory.toString(), 0, DeviceChoice.AUTO, 1, Batching.SINGLE);
  }

  private void descriptor(String... lines) throws IOException {
    Files.write(directory.resolve("descriptor.properties"), List.of(lines));
  }

  private void copy(String resource, String name) throws IOException {
    try (InputStream in = ModelLoaderTest.class.getResourceAsStream(resource)) {
      Files.copy(in, directory.resolve(name));
    }
  }
}
