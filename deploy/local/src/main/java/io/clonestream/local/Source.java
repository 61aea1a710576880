package io.clonestream.local;

import io.clonestream.commit.GitRepository;
import io.clonestream.commit.RepositoryName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * A repository that is to be published.
 *
 * @param name to publish it under; null for the one that it says itself
 * @param directory of the repository, bare or not
 */
record Source(@Nullable String name, Path directory) {

  /** Under the name that it says itself. */
  static Source of(Path directory) {
    return new Source(null, directory);
  }

  /** Reads {@code DIR} or {@code NAME=DIR}; a directory whose own name is so comes first. */
  static Source parse(String text) {
    int equals = text.indexOf('=');
    return equals <= 0 || Files.exists(Path.of(text))
        ? of(Path.of(text))
        : new Source(text.substring(0, equals), Path.of(text.substring(equals + 1)));
  }

  /**
   * Refuses, before anything is started, what is no Git repository, and two that would be published
   * as one.
   *
   * @throws ServerFailure with the paths
   */
  static void check(List<Source> sources) {
    Map<String, Path> published = new HashMap<>();
    for (Source source : sources) {
      if (FileKey.resolve(source.directory.toFile(), FS.DETECTED) == null) {
        throw new ServerFailure(
            source.directory.toAbsolutePath().normalize()
                + " is no Git repository: give the directory of a clone");
      }
      try (GitRepository repository = GitRepository.open(source.directory)) {
        String name = source.name == null ? RepositoryName.of(repository) : source.name;
        Path other = published.put(name + "@" + repository.currentBranch(), source.directory);
        if (other != null) {
          throw new ServerFailure(
              other
                  + " and "
                  + source.directory
                  + " would both be published as '"
                  + name
                  + "': give one of them a name, as in NAME="
                  + source.directory);
        }
      }
    }
  }

  /** What its publisher is told of it. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(directory.toString()));
    if (name != null) {
      arguments.addAll(List.of("--repository", name));
    }
    return arguments;
  }

  /** Of the file that its publisher writes to. */
  String logName() {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    return name == null ? String.valueOf(last) : name.replaceAll("[^\\p{L}\\p{N}._-]", "-");
  }
}
