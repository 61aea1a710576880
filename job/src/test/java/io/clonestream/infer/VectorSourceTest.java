package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.fingerprint.Fragment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorSourceTest {

  private final ScriptedEmbedder embedder = new ScriptedEmbedder();
  private final Fragment sort = Fragments.of("sort list");
  private final Fragment open = Fragments.of("open file");

  @Test
  void whatTheModelHasNoVectorForIsComparedByItsWords(@TempDir Path directory) {
    VectorFile file = VectorFile.open(directory, "model");
    embedder.then(CompletableFuture.failedFuture(new NoVectorException("not a number")));
    assertThat(new VectorSource(embedder, file).of(List.of(sort, open), done -> {}))
        .extracting(EmbeddedFragment::model)
        .containsExactly(EmbeddedFragment.LEXICAL, embedder.model());
    assertThat(embedder.asked).hasSize(2);
    assertThat(file.size()).isEqualTo(1);
  }

  @Test
  void aFailureThatPassesLeavesNothingBehind() {
    embedder.failing(2);
    assertThat(new VectorSource(embedder).of(List.of(sort), done -> {}))
        .extracting(EmbeddedFragment::model)
        .containsExactly(embedder.model());
  }

  /** As in the stream, whose attempts end too. */
  @Test
  void oneThatDoesNotPassIsAsGoodAsNoVector() {
    embedder.failing(3);
    assertThat(new VectorSource(embedder).of(List.of(sort), done -> {}))
        .extracting(EmbeddedFragment::model)
        .containsExactly(EmbeddedFragment.LEXICAL);
  }

  @Test
  void whatNoModelMayDoEndsIt() {
    embedder.then(CompletableFuture.failedFuture(new IllegalStateException("bug")));
    var vectors = new VectorSource(embedder);
    assertThatThrownBy(() -> vectors.of(List.of(sort), done -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bug");
  }
}
