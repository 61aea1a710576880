package io.clonestream.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sample of real code that a run without repositories takes. */
final class SampleSources {

  private SampleSources() {}

  /** Gets the sources and returns one Git repository a library, in the order to publish them. */
  static List<Path> prepare(Path directory) {
    Map<String, List<SampleRelease>> libraries = SampleRelease.table();
    Path jars = directory.resolve("jars");
    SampleDownload.copy(libraries.values().stream().flatMap(List::stream).toList(), jars);
    List<Path> repositories = new ArrayList<>();
    libraries.forEach(
        (library, releases) -> {
          Path repository = directory.resolve(library + ".git");
          SampleRepository.build(repository, releases, jars);
          repositories.add(repository);
        });
    return repositories;
  }
}
