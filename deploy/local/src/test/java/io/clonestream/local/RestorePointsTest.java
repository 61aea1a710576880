package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorePointsTest {

  /** After the magic number and the version. */
  private static final int FIRST_BYTE_OF_THE_ID = 8;

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
  void aMissingOrAlteredStateFileFallsBackToTheOneBefore(@TempDir Path directory)
      throws IOException {
    Path before = point(directory, "checkpoints/job/chk-6", 2, "kept", 100);
    Path damaged = point(directory, "checkpoints/job/chk-7", 3, "own", 100);
    assertThat(points(directory).newest()).contains(damaged);

    Files.write(directory.resolve("own"), new byte[99]);
    assertThat(points(directory).newest()).contains(before);

    Files.write(directory.resolve("own"), new byte[101]);
    assertThat(points(directory).newest()).contains(before);

    Files.delete(directory.resolve("own"));
    assertThat(points(directory).newest()).contains(before);
  }

  @Test
  void metadataThatContradictItselfFallBackToTheOneBefore(@TempDir Path directory)
      throws IOException {
    Path before = point(directory, "checkpoints/job/chk-6", 6, "kept", 100);
    Path damaged = point(directory, "checkpoints/job/chk-7", 7, "own", 100);
    Path metadata = damaged.resolve("_metadata");
    byte[] sound = Files.readAllBytes(metadata);
    FileTime time = Files.getLastModifiedTime(metadata);

    byte[] ofAnother = sound.clone();
    ofAnother[FIRST_BYTE_OF_THE_ID + 7] ^= 4;
    for (byte[] bytes : List.of(ofAnother, Arrays.copyOf(sound, sound.length + 1))) {
      Files.write(metadata, bytes);
      Files.setLastModifiedTime(metadata, time);
      assertThat(points(directory).newest()).contains(before);
    }
  }

  @Test
  void aBitThatFlipsAfterTheSealFallsBackToTheOneBefore(@TempDir Path directory)
      throws IOException {
    Path before = point(directory, "checkpoints/job/chk-6", 6, "kept", 100);
    Path sealed = point(directory, "checkpoints/job/chk-7", 7, "own", 100);
    points(directory).seal();
    assertThat(points(directory).newest()).contains(sealed);

    Path metadata = sealed.resolve("_metadata");
    FileTime time = Files.getLastModifiedTime(metadata);
    for (Path file : List.of(metadata, directory.resolve("own"))) {
      byte[] sound = Files.readAllBytes(file);
      for (int i = 0; i < sound.length; i += 9) {
        byte[] flipped = sound.clone();
        flipped[i] ^= (byte) (1 << i % Byte.SIZE);
        Files.write(file, flipped);
        Files.setLastModifiedTime(metadata, time);
        assertThat(points(directory).newest()).as("byte %d of %s", i, file).contains(before);
      }
      Files.write(file, sound);
      Files.setLastModifiedTime(metadata, time);
    }
    assertThat(points(directory).newest()).contains(sealed);
  }

  /** What checkpoints share is read when the first is sealed. */
  @Test
  void aSealHoldsForTheCheckpointsAfterItToo(@TempDir Path directory) throws IOException {
    RestorePoints points = points(directory);
    point(directory, "checkpoints/job/chk-6", 6, "shared", 100);
    points.seal();
    byte[] flipped = Files.readAllBytes(directory.resolve("shared"));
    point(directory, "checkpoints/job/chk-7", 7, "shared", 100);
    flipped[50] ^= 1;
    Files.write(directory.resolve("shared"), flipped);
    points.seal();
    assertThat(points.newest()).isEmpty();
  }

  @Test
  void aSealGoesWithItsPoint(@TempDir Path directory) throws IOException {
    RestorePoints points = points(directory);
    Path gone = point(directory, "checkpoints/job/chk-6", 6);
    points.seal();
    Path seal = gone.resolveSibling("chk-6.sha256");
    assertThat(seal).isRegularFile();
    Directories.delete(gone);
    Path newest = point(directory, "checkpoints/job/chk-7", 7);
    points.seal();
    assertThat(seal).doesNotExist();
    assertThat(points.newest()).contains(newest);
  }

  @Test
  void theNewestUnderADirectoryIsFoundWhicheverWayItIsLaidOut(@TempDir Path directory)
      throws IOException {
    point(directory, "savepoints/savepoint-1", 1);
    Path newest = point(directory, "checkpoints/job/chk-7", 3);
    assertThat(RestorePoints.newestUnder(directory)).contains(newest);
    assertThat(RestorePoints.newestUnder(newest.getParent())).contains(newest);
    assertThat(RestorePoints.newestUnder(directory.resolve("none"))).isEmpty();
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
    return point(directory, name, second, List.of());
  }

  /** One whose incremental state lies in a file of so many bytes. */
  private static Path point(Path directory, String name, int second, String file, int bytes)
      throws IOException {
    Path state = Files.write(directory.resolve(file), new byte[bytes]);
    var handle =
        HandleAndLocalPath.of(
            new FileStateHandle(new org.apache.flink.core.fs.Path(state.toUri()), bytes), file);
    var keyed =
        new IncrementalRemoteKeyedStateHandle(
            UUID.randomUUID(),
            KeyGroupRange.of(0, 127),
            second,
            List.of(handle),
            List.of(),
            new ByteStreamStateHandle("meta", new byte[8]));
    var operator = new OperatorState("gate", "gate", new OperatorID(), 1, 128);
    operator.putState(0, OperatorSubtaskState.builder().setManagedKeyedState(keyed).build());
    return point(directory, name, second, List.of(operator));
  }

  private static Path point(Path directory, String name, int second, List<OperatorState> operators)
      throws IOException {
    Path point = Files.createDirectories(directory.resolve(name));
    Path file = point.resolve("_metadata");
    long id = Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
    try (var out = Files.newOutputStream(file)) {
      Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(id, operators, List.of()), out);
    }
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L + second * 1_000L));
    return point;
  }
}
