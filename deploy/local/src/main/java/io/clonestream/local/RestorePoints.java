package io.clonestream.local;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * The savepoints and retained checkpoints a job can go on from. Flink writes {@code _metadata}
 * last, so its presence marks a point as complete; one whose metadata cannot be read, or that lacks
 * a file, is passed over, because Flink itself never falls back to the point before.
 */
final class RestorePoints {

  private static final String METADATA = "_metadata";
  private static final int KEPT = 2;

  /** As in checkpoints/JOB/chk-7. */
  private static final int LEVELS = 3;

  private record Point(Path directory, FileTime time) {}

  private final Path checkpoints;
  private final Path savepoints;
  private final Seals seals = new Seals();

  RestorePoints(Path checkpoints, Path savepoints) {
    this.checkpoints = checkpoints;
    this.savepoints = savepoints;
  }

  /** Directory of the newest readable point. */
  Optional<Path> newest() {
    return newest(newestFirst());
  }

  /**
   * The newest readable point under a directory, whether it holds those of one job or of several.
   */
  static Optional<Path> newestUnder(Path directory) {
    return newest(complete(directory, LEVELS));
  }

  private static Optional<Path> newest(List<Point> newestFirst) {
    return newestFirst.stream().map(Point::directory).filter(RestorePoints::isReadable).findFirst();
  }

  /**
   * Seals the newest point, unless it is sealed: from then on it is passed over where a bit of it
   * has flipped. One that goes away meanwhile stays without.
   */
  synchronized void seal() {
    try {
      for (Point point : newestFirst().stream().limit(1).toList()) {
        if (!Seals.has(point.directory())) {
          Path metadata = point.directory().resolve(METADATA);
          List<Path> files = new ArrayList<>(StateFiles.local(metadata(metadata)));
          files.add(metadata);
          seals.put(point.directory(), files);
          Seals.prune(Objects.requireNonNull(point.directory().getParent()));
        }
      }
    } catch (IOException | RuntimeException gone) {
      // as checkpoints go all along: the one that took its place is sealed next time
    }
  }

  /** Deletes what is older than the last two savepoints: those stand on their own. */
  void prune() {
    List<Point> kept =
        complete(savepoints, 1).stream().filter(p -> isReadable(p.directory())).toList();
    if (kept.size() < KEPT) {
      return;
    }
    FileTime limit = kept.get(KEPT - 1).time();
    for (Point point : complete(savepoints, 1)) {
      if (point.time().compareTo(limit) < 0) {
        Directories.delete(point.directory());
      }
    }
    for (Path job : Directories.children(checkpoints)) {
      if (complete(job, 1).stream().allMatch(point -> point.time().compareTo(limit) < 0)) {
        Directories.delete(job);
      }
    }
  }

  private List<Point> newestFirst() {
    List<Point> points = new ArrayList<>(complete(savepoints, 1));
    points.addAll(complete(checkpoints, 2));
    points.sort(Comparator.comparing(Point::time).reversed());
    return points;
  }

  /** Complete points that lie so many levels below a directory, newest first. */
  private static List<Point> complete(Path directory, int depth) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.find(directory, depth, (path, a) -> a.isDirectory())) {
      List<Point> points = new ArrayList<>();
      for (Path path : paths.toList()) {
        try {
          points.add(new Point(path, Files.getLastModifiedTime(path.resolve(METADATA))));
        } catch (NoSuchFileException notComplete) {
          continue;
        }
      }
      points.sort(Comparator.comparing(Point::time).reversed());
      return points;
    } catch (IOException e) {
      throw new UncheckedIOException("Restore points under " + directory + " cannot be read", e);
    }
  }

  private static CheckpointMetadata metadata(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      CheckpointMetadata metadata =
          Checkpoints.loadCheckpointMetadata(
              in, RestorePoints.class.getClassLoader(), file.resolveSibling("").toString());
      if (in.read() >= 0) {
        throw new IOException("it goes on after its end");
      }
      return metadata;
    }
  }

  private static boolean isReadable(Path point) {
    try {
      Optional<String> fault = fault(point, metadata(point.resolve(METADATA)));
      fault.ifPresent(what -> System.err.println("Passing over " + point + ", " + what));
      return fault.isEmpty();
    } catch (IOException | RuntimeException unreadable) {
      System.err.println("Passing over " + point + ", it cannot be read: " + unreadable);
      return false;
    }
  }

  /**
   * What contradicts itself or its seal. Without one a flipped bit shows only where it makes the
   * metadata contradict the directory, its files or itself.
   */
  private static Optional<String> fault(Path point, CheckpointMetadata metadata)
      throws IOException {
    String name = point.getFileName().toString();
    if (name.startsWith("chk-") && !name.equals("chk-" + metadata.getCheckpointId())) {
      return Optional.of("its metadata is of checkpoint " + metadata.getCheckpointId());
    }
    Optional<Path> damaged = StateFiles.firstDamaged(metadata);
    if (damaged.isPresent()) {
      return damaged.map(file -> "its file " + file + " is missing or not as long as it was");
    }
    return Seals.firstBroken(point).map(file -> file + " is not what it was when it was sealed");
  }
}
