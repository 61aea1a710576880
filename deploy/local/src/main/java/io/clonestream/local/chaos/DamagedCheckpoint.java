package io.clonestream.local.chaos;

import io.clonestream.local.Directories;
import io.clonestream.local.FaultCluster;
import io.clonestream.local.FaultCluster.Part;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The JobManager is gone, and what it would go on from is not what it was. */
final class DamagedCheckpoint {

  /** What happens to the newest checkpoint. */
  private enum Way {
    METADATA_EMPTY,
    METADATA_CUT,
    METADATA_FLIPPED,
    METADATA_GONE,
    ALL_GONE,
    STATE_EMPTY,
    STATE_CUT,
    STATE_FLIPPED,
    STATE_GONE
  }

  private DamagedCheckpoint() {}

  static void into(Situation s) throws Exception {
    FaultCluster cluster = s.cluster();
    cluster.kill(Part.JOB_MANAGER);
    cluster.seal();
    Path newest = cluster.newestRestorePoint().orElseThrow();
    Way way = Way.values()[s.random().nextInt(Way.values().length)];
    System.out.println("  " + way + " of " + newest.getFileName());
    damage(newest, way, s.random());
    cluster.start(Part.JOB_MANAGER);
    cluster.heal();
    cluster.submit(s.proxy().port(), cluster.newestRestorePoint().orElseThrow());
  }

  private static void damage(Path newest, Way way, SplittableRandom random) throws IOException {
    Path metadata = newest.resolve("_metadata");
    switch (way) {
      case METADATA_EMPTY -> cut(metadata, 0);
      case METADATA_CUT -> cut(metadata, random.nextLong(1, Files.size(metadata)));
      case METADATA_FLIPPED -> flip(metadata, random);
      case METADATA_GONE -> Files.delete(metadata);
      case ALL_GONE -> Directories.delete(newest);
      case STATE_EMPTY -> cut(newestState(newest), 0);
      case STATE_CUT -> {
        Path state = newestState(newest);
        cut(state, random.nextLong(Files.size(state)));
      }
      case STATE_FLIPPED -> flip(newestState(newest), random);
      case STATE_GONE -> Files.delete(newestState(newest));
    }
  }

  /** The file written last: checkpoints before this one do not need it. */
  private static Path newestState(Path newest) throws IOException {
    try (Stream<Path> files = Files.list(newest.resolveSibling("shared"))) {
      return files
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow(() -> new IllegalStateException(newest + " has no state of its own"));
    }
  }

  private static void flip(Path file, SplittableRandom random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    Files.write(file, bytes);
  }

  private static void cut(Path file, long length) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }
}
