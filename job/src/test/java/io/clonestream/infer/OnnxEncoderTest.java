package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The session itself, with batches as a GPU would get them. */
class OnnxEncoderTest {

  /** Dynamic int8 quantises a batch as a whole: hence close, not equal. */
  @Test
  void paddingToTheLongestOfABatchDoesNotCount() throws Exception {
    LoadedModel loaded = ModelLoader.load("resource:default", 0);
    OnnxDevice cpu = OnnxDevice.choose(DeviceChoice.CPU, loaded.model().descriptor());
    List<int[]> sequences = new ArrayList<>();
    for (String text : List.of("sort", "open file read every line close", "x ".repeat(300))) {
      sequences.add(loaded.model().encode(text));
    }
    try (Encoder encoder = cpu.open(loaded, 1).get(0)) {
      float[][] together = encoder.encode(sequences);
      for (int i = 0; i < sequences.size(); i++) {
        byte[] alone = Vectors.quantise(encoder.encode(List.of(sequences.get(i)))[0], 384);
        assertThat(Vectors.cosine(Vectors.quantise(together[i], 384), alone)).isGreaterThan(0.98);
      }
    }
  }
}
