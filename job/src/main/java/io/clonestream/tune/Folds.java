package io.clonestream.tune;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * Parts of the material that a model is not shown, so that it can be judged on them: within one
 * language whole repositories, across languages whole names, so that no algorithm is on both sides.
 */
final class Folds {

  private final int count;
  private final Map<String, Integer> repositories = new HashMap<>();

  Folds(Collection<String> repositories, int count, long seed) {
    this.count = count;
    List<String> shuffled = new ArrayList<>(new TreeSet<>(repositories));
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.forEach(name -> this.repositories.put(name, this.repositories.size() % count));
  }

  int count() {
    return count;
  }

  /** Copies are where their originals are: by the place of declaration, not by their own name. */
  int of(boolean across, Specimen specimen) {
    Specimen.Origin origin = specimen.origin();
    return across
        ? Math.floorMod(origin.joinedName().hashCode(), count)
        : repositories.getOrDefault(origin.repository(), 0);
  }
}
