package io.clonestream.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** A few of many, chosen by a seed: the first and the last always, the others by chance. */
public final class Sample {

  private Sample() {}

  /**
   * The chosen, in their order.
   *
   * @param most at least 1; where it is 1, the last alone
   */
  public static <T> List<T> of(List<T> all, int most, long seed) {
    if (all.size() <= most) {
      return all;
    }
    List<Integer> inner = new ArrayList<>();
    for (int i = 1; i < all.size() - 1; i++) {
      inner.add(i);
    }
    Collections.shuffle(inner, new Random(seed));
    TreeSet<Integer> chosen = new TreeSet<>(inner.subList(0, Math.max(0, most - 2)));
    chosen.add(all.size() - 1);
    if (most > 1) {
      chosen.add(0);
    }
    return chosen.stream().map(all::get).toList();
  }
}
