package io.clonestream;

import io.clonestream.tune.TuneRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The Git repositories that a command reads functions of. */
final class RepositoriesMixin {

  @Parameters(
      paramLabel = "REPO",
      arity = "0..*",
      description = "Git repositories, bare or not; NAME=PATH where names would not differ.")
  List<String> repositories = new ArrayList<>();

  @Option(
      names = "--collection",
      paramLabel = "REPO",
      description =
          "Git repository that is a collection of algorithms, one a function, named as others name"
              + " them; give one for each of several languages.")
  List<String> collections = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides what is left to chance (default: ${DEFAULT-VALUE}).")
  long seed;

  /** Collections first. */
  List<TuneRequest.Repository> all() {
    List<TuneRequest.Repository> all = new ArrayList<>();
    collections.forEach(path -> all.add(repository(path, true)));
    repositories.forEach(path -> all.add(repository(path, false)));
    return all;
  }

  private static TuneRequest.Repository repository(String text, boolean collection) {
    int at = text.indexOf('=');
    if (at < 0) {
      return new TuneRequest.Repository(null, Path.of(text), collection);
    }
    String name = text.substring(0, at);
    if (!name.matches("[\\p{L}\\p{N}._/-]+")) {
      throw new IllegalArgumentException(
          "Name '" + name + "' of a repository must be letters, digits and any of . _ / -");
    }
    return new TuneRequest.Repository(name, Path.of(text.substring(at + 1)), collection);
  }
}
