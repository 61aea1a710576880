package io.clonestream.tune;

import io.clonestream.match.Calibration;
import io.clonestream.match.Codebook;
import java.util.List;

/**
 * Whose blocks are compared with brute force.
 *
 * @param functions taken of a repository at most
 * @param queries fragments that brute force compares with all others
 * @param seed decides which
 * @param sketchDistance bits by which two sketches differ at most
 */
public record RecallRequest(
    List<TuneRequest.Repository> repositories,
    int functions,
    int queries,
    long seed,
    Codebook codebook,
    int sketchDistance,
    Calibration calibration) {

  RepositoryReader.Sizes sizes() {
    return new RepositoryReader.Sizes(functions, functions, 0);
  }
}
