package io.clonestream.tune;

import java.nio.file.Path;
import java.util.List;

/**
 * Whose token grams are counted.
 *
 * @param functions taken of a repository at most
 * @param seed decides which
 * @param out directory below which the files are written
 * @param id of the table
 */
public record GramRequest(
    List<TuneRequest.Repository> repositories, int functions, long seed, Path out, String id) {

  RepositoryReader.Sizes sizes() {
    return new RepositoryReader.Sizes(functions, 0, 0);
  }
}
