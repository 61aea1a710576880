package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashingEmbedderTest {

  private final HashingEmbedder embedder = new HashingEmbedder();

  @Test
  void itKnowsWordsWhateverTheirOrderCaseAndSeparators() {
    assertThat(embed("Read file, close FILE")).isEqualTo(embed("file read\nclose file"));
  }

  @Test
  void theMoreWordsAreSharedTheCloserTheTexts() {
    byte[] text = embed("parse header token value line");
    assertThat(Vectors.cosine(text, embed("parse header token value row"))).isGreaterThan(0.7);
    assertThat(Vectors.cosine(text, embed("open socket port host retry"))).isLessThan(0.3);
  }

  @Test
  void aTextWithoutWordsHasAVectorToo() {
    assertThat(embed("")).hasSize(384).isEqualTo(embed(""));
  }

  private byte[] embed(String text) {
    return embedder.embed(text).join();
  }
}
