package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  @Test
  void oneRunAtATimeHoldsIt(@TempDir Path parent) {
    Path directory = parent.resolve("data");
    try (var held = RunDirectory.take(directory)) {
      assertThatThrownBy(() -> RunDirectory.take(directory))
          .isInstanceOf(ServerFailure.class)
          .hasMessageContaining(held.path().toString())
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
          .hasMessageContaining("--data");
    }
    RunDirectory.take(directory).close();
  }

  @Test
  void aDirectoryWithForeignFilesIsRefused(@TempDir Path directory) throws IOException {
    Files.createDirectories(directory.resolve("sample"));
    assertThatThrownBy(() -> RunDirectory.take(directory))
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("choose an empty or new directory");
  }

  @Test
  void cleaningForgetsWhatARunWroteAndNothingElse(@TempDir Path parent) throws IOException {
    Path directory = parent.resolve("data");
    try (var run = RunDirectory.take(directory)) {
      Files.createDirectories(directory.resolve("kafka/topic-0"));
      Files.writeString(directory.resolve("notes.txt"), "mine");
      run.clean();
      assertThat(directory.resolve("kafka")).doesNotExist();
      assertThat(directory.resolve("notes.txt")).exists();
    }
  }
}
