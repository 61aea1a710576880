package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.infer.InferOptions;
import io.clonestream.infer.NoVectorException;
import io.clonestream.infer.TextEmbedder;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LyingModelTest {

  @Test
  void itIsAModelThatHasNoVectorForTextsWithCertainWords(@TempDir Path directory)
      throws IOException {
    LyingModel.write(directory);
    Configuration config = new Configuration();
    config.set(InferOptions.MODEL, directory.toString());
    try (TextEmbedder model = InferOptions.open(config)) {
      byte[] canal = model.embed("canal candle").join();
      assertThat(canal).hasSize(384).isNotEqualTo(model.embed("canal copper").join());
      assertThatThrownBy(() -> model.embed("canal zipper").join())
          .hasCauseInstanceOf(NoVectorException.class)
          .hasMessageContaining("NaN");
      assertThat(model.embed("canal candle").join()).isEqualTo(canal);
    }
  }

  /** Else the suite would say nothing with it. */
  @Test
  void whatItHasNoVectorForIsWrittenByHistories() {
    assertThat(SeededHistory.WORDS).containsAll(LyingModel.UNSPEAKABLE);
  }
}
