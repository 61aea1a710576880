package io.clonestream.tune;

import io.clonestream.tune.Strays.Stray;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a calibration is fitted on.
 *
 * @param pairs of which is known what they are
 * @param functions random pairs of functions
 * @param types random pairs of types
 */
record Material(List<MadePair> pairs, Strays functions, Strays types) {

  /** How many pairs there are of each kind. */
  Map<PairKind, Long> counts() {
    Map<PairKind, Long> counts = new EnumMap<>(PairKind.class);
    pairs.forEach(pair -> counts.merge(pair.kind(), 1L, Long::sum));
    for (Stray stray : functions.alike()) {
      if (stray.training()) {
        counts.merge(stray.lookAlike().kind(), 1L, Long::sum);
      }
    }
    return counts;
  }
}
