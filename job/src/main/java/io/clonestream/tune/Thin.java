package io.clonestream.tune;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Refuses what is too little to learn from. */
final class Thin {

  /** Of each kind of clones: a share of fewer is known to no better than a tenth. */
  static final int LEAST_CLONES = 100;

  /** Collections of algorithms, which pairs across languages come from. */
  private static final int LEAST_COLLECTIONS = 2;

  private Thin() {}

  /** Before anything is read. */
  static void checkRepositories(List<TuneRequest.Repository> repositories, int folds) {
    long collections = repositories.stream().filter(TuneRequest.Repository::collection).count();
    if (repositories.size() < folds || collections < LEAST_COLLECTIONS) {
      throw new IllegalArgumentException(
          ("A calibration needs at least %d repositories, of which at least %d are collections of"
                  + " algorithms in different languages, not %d and %d")
              .formatted(folds, LEAST_COLLECTIONS, repositories.size(), collections));
    }
  }

  static void checkPairs(List<MadePair> pairs) {
    Map<PairKind, Integer> counts = new EnumMap<>(PairKind.class);
    pairs.forEach(pair -> counts.merge(pair.kind(), 1, Integer::sum));
    for (PairKind kind : PairKind.values()) {
      int count = counts.getOrDefault(kind, 0);
      if (kind.isClone() && count < LEAST_CLONES) {
        throw new IllegalArgumentException(
            "A calibration needs at least %d pairs of kind %s, not %d: name more repositories%s"
                .formatted(
                    LEAST_CLONES,
                    kind.key(),
                    count,
                    kind.isAcross() ? " that are collections of algorithms" : " with histories"));
      }
    }
  }
}
