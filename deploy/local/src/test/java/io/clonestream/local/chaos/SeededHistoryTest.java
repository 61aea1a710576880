package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.commit.GitRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
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

  /** Git takes any time, also one before that of the parent. */
  @Test
  void commitsOfAWrongClockAreAsWrong(@TempDir Path directory) throws IOException {
    try (var history = new SeededHistory(directory, 3)) {
      history.grow();
      Instant sound = time(directory);
      history.setClock(Duration.ofDays(-300));
      history.grow();
      assertThat(time(directory))
          .isEqualTo(sound.plus(Duration.ofMinutes(1)).minus(Duration.ofDays(300)));
    }
  }

  private static Instant time(Path directory) throws IOException {
    try (var repository =
        new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build()) {
      var tip = repository.resolve("refs/heads/main");
      return Instant.ofEpochSecond(repository.parseCommit(tip).getCommitTime());
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
