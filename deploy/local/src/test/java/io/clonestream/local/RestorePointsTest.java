package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorePointsTest {

  @Test
  void theNewestOfSavepointsAndCheckpointsIsTaken(@TempDir Path directory) throws IOException {
    point(directory, "savepoints/savepoint-1", 1);
    Path newest = point(directory, "checkpoints/job/chk-7", 3);
    point(directory, "checkpoints/job/chk-6", 2);
    assertThat(points(directory).newest()).contains(newest);
  }

  @Test
  void aCheckpointWithoutMetadataIsNotComplete(@TempDir Path directory) throws IOException {
    Path complete = point(directory, "checkpoints/job/chk-6", 2);
    Files.createDirectories(directory.resolve("checkpoints/job/chk-7"));
    assertThat(points(directory).newest()).contains(complete);
  }

  @Test
  void damagedMetadataFallsBackToTheOneBefore(@TempDir Path directory) throws IOException {
    Path before = point(directory, "checkpoints/job/chk-6", 2);
    Path damaged = point(directory, "checkpoints/job/chk-7", 3);
    Files.write(damaged.resolve("_metadata"), new byte[] {0x49, 0x60});
    assertThat(points(directory).newest()).contains(before);
  }

  @Test
  void withoutAnyTheJobBeginsAnew(@TempDir Path directory) {
    assertThat(points(directory).newest()).isEmpty();
  }

  @Test
  void pruningKeepsTwoSavepointsAndWhatIsNewer(@TempDir Path directory) throws IOException {
    Path oldest = point(directory, "savepoints/savepoint-1", 1);
    Path oldJob = point(directory, "checkpoints/old/chk-9", 2);
    Path second = point(directory, "savepoints/savepoint-3", 3);
    Path between = point(directory, "checkpoints/between/chk-1", 4);
    Path last = point(directory, "savepoints/savepoint-5", 5);
    points(directory).prune();
    assertThat(List.of(oldest, oldJob)).noneMatch(Files::exists);
    assertThat(List.of(second, between, last)).allMatch(Files::exists);
  }

  @Test
  void pruningLeavesEverythingWhileThereAreFewerThanTwoSavepoints(@TempDir Path directory)
      throws IOException {
    Path checkpoint = point(directory, "checkpoints/old/chk-9", 1);
    point(directory, "savepoints/savepoint-2", 2);
    points(directory).prune();
    assertThat(checkpoint).exists();
  }

  private static RestorePoints points(Path directory) {
    return new RestorePoints(directory.resolve("checkpoints"), directory.resolve("savepoints"));
  }

  private static Path point(Path directory, String name, int second) throws IOException {
    Path point = Files.createDirectories(directory.resolve(name));
    Path file = point.resolve("_metadata");
    try (var out = Files.newOutputStream(file)) {
      Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(second, List.of(), List.of()), out);
    }
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L + second * 1_000L));
    return point;
  }
}
