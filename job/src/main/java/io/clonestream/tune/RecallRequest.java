package io.clonestream.tune;

import io.clonestream.match.Calibration;
import io.clonestream.match.Codebook;
import io.clonestream.match.Screen;
import java.util.List;

/**
 * Whose blocks are compared with brute force.
 *
 * @param functions taken of a repository at most
 * @param queries fragments that brute force compares with all others
 * @param seed decides which
 * @param screen that every pair of a block must pass
 */
public record RecallRequest(
    List<TuneRequest.Repository> repositories,
    int functions,
    int queries,
    long seed,
    Codebook codebook,
    Screen screen,
    Calibration calibration) {

  RepositoryReader.Sizes sizes() {
    return new RepositoryReader.Sizes(functions, functions, 0);
  }
}
