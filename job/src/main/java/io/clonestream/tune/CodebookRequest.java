package io.clonestream.tune;

import java.nio.file.Path;
import java.util.List;

/**
 * What a codebook is asked to be.
 *
 * @param functions taken of a repository at most
 * @param cells into which vectors are sorted
 * @param rounds of k-means
 * @param seed decides everything that is left to chance
 * @param out directory below which the files are written
 * @param id of the codebook
 */
public record CodebookRequest(
    List<TuneRequest.Repository> repositories,
    int functions,
    int cells,
    int rounds,
    long seed,
    Path out,
    String id) {

  RepositoryReader.Sizes sizes() {
    RepositoryReader.Sizes sizes = RepositoryReader.Sizes.DEFAULT;
    return new RepositoryReader.Sizes(functions, sizes.types(), 0);
  }
}
