package io.clonestream.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Prints the newest readable savepoint or checkpoint under a directory, for the submit script. */
final class NewestRestorePoint {

  private NewestRestorePoint() {}

  public static void main(String[] args) {
    System.exit(print(Path.of(args[0])));
  }

  /** Exit code: 0, or 1 when there is none that can be read. */
  static int print(Path directory) {
    if (!Files.isDirectory(directory)) {
      System.err.println(directory + " is no directory with savepoints or checkpoints");
      return 1;
    }
    Optional<Path> newest = RestorePoints.newestUnder(directory);
    newest.ifPresentOrElse(
        System.out::println,
        () -> System.err.println("No savepoint or checkpoint under " + directory + " can be read"));
    return newest.isPresent() ? 0 : 1;
  }
}
