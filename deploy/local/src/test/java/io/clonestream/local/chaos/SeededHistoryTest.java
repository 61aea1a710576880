package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.commit.GitRepository;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeededHistoryTest {

  @Test
  void theSameSeedAlwaysGivesTheSameCommits(@TempDir Path directory) throws IOException {
    String head = head(directory.resolve("a"), 7, 40);
    assertThat(head(directory.resolve("b"), 7, 40)).isEqualTo(head);
    assertThat(head(directory.resolve("c"), 8, 40)).isNotEqualTo(head);
  }

  @Test
  void aRewrittenBranchDoesNotHoldTheCommitsItHeld(@TempDir Path directory) throws IOException {
    try (var history = new SeededHistory(directory, 3)) {
      for (int i = 0; i < 10; i++) {
        history.grow();
      }
      String before = tip(directory);
      history.rewrite();
      assertThat(tip(directory)).isNotEqualTo(before);
      assertThat(history.commits()).isEqualTo(11);
    }
  }

  private static String head(Path directory, long seed, int commits) throws IOException {
    try (var history = new SeededHistory(directory, seed)) {
      for (int i = 0; i < commits; i++) {
        history.grow();
      }
    }
    return tip(directory);
  }

  private static String tip(Path directory) {
    try (var repository = GitRepository.open(directory)) {
      return String.valueOf(repository.tip("main"));
    }
  }
}
