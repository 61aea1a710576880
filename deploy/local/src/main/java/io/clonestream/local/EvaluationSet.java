package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;

/**
 * A labelled set on disk: {@code files/} with one function or solution a file. Labels lie beside it
 * and are never looked at here.
 */
final class EvaluationSet {

  private static final String AUTHOR = "CloneStream evaluation";
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final int SECONDS_APART = 60;

  private final Path files;

  /**
   * @throws ServerFailure when there is no {@code files/} in the directory
   */
  EvaluationSet(Path directory) {
    files = directory.resolve("files");
    if (!Files.isDirectory(files)) {
      throw new ServerFailure(
          directory.toAbsolutePath().normalize()
              + " is no evaluation set: it must hold a directory 'files' with one function a file");
    }
  }

  /**
   * Writes its files into a Git repository, in the order of their paths.
   *
   * @param filesPerCommit how many each commit adds
   */
  void commitTo(Path repository, int filesPerCommit) {
    try (var history = new GitHistory(repository, AUTHOR)) {
      List<Path> paths = paths();
      if (paths.isEmpty()) {
        throw new ServerFailure(files + " holds no files");
      }
      DirCache index = DirCache.newInCore();
      for (int from = 0, number = 0; from < paths.size(); from += filesPerCommit, number++) {
        int to = Math.min(paths.size(), from + filesPerCommit);
        DirCacheBuilder tree = index.builder();
        if (from > 0) {
          tree.keep(0, index.getEntryCount());
        }
        for (Path path : paths.subList(from, to)) {
          String name = files.relativize(path).toString().replace('\\', '/');
          history.add(tree, name, Files.readAllBytes(path));
        }
        history.commit(
            tree,
            "Files " + (from + 1) + " to " + to,
            FIRST.plusSeconds((long) number * SECONDS_APART));
      }
      history.publish();
    } catch (IOException e) {
      throw new UncheckedIOException(files + " cannot be committed", e);
    }
  }

  private List<Path> paths() throws IOException {
    try (Stream<Path> all = Files.walk(files)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
