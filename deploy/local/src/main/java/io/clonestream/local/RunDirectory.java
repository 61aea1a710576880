package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data directory of a run, held by one run at a time. */
final class RunDirectory implements AutoCloseable {

  /** Everything a run writes; nothing else in the directory is ever deleted. */
  private static final List<String> OWN =
      List.of("kafka", "neo4j", "flink", "logs", "run", "sample");

  private static final String MARKER = "clonestream.local";

  private final Path path;
  private final FileChannel channel;

  private RunDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the directory; it is created when missing.
   *
   * @throws ServerFailure when another run holds it
   */
  static RunDirectory take(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      Path marker = path.resolve(MARKER);
      if (!Files.exists(marker) && !Directories.isEmpty(path)) {
        throw new ServerFailure(
            path + " holds other files: choose an empty or new directory with --data");
      }
      FileChannel channel =
          FileChannel.open(
              marker, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String holder = Files.readString(marker).strip();
        channel.close();
        throw new ServerFailure(
            path
                + " is in use by the run with process "
                + holder
                + ": end that one, or choose another place with --data");
      }
      String pid = ProcessHandle.current().pid() + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
      return new RunDirectory(path, channel);
    } catch (IOException e) {
      throw new ServerFailure(path + " cannot be used: " + e, e);
    }
  }

  Path path() {
    return path;
  }

  /** Deletes what earlier runs left in it. */
  void clean() {
    OWN.forEach(name -> Directories.delete(path.resolve(name)));
  }

  /** Lets the next run take the directory. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be released", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException heldByThisJvm) {
      return null;
    }
  }
}
