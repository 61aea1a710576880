package io.clonestream;

import java.util.ArrayList;
import java.util.List;

/** How many things were done by when, and so how many a second at some time. */
final class Pace {

  private record Look(long millis, long count) {}

  private final List<Look> looks = new ArrayList<>();

  /** What was done by a time; looks come in order. */
  synchronized void add(long millis, long count) {
    looks.add(new Look(millis, count));
  }

  /** A second, between two times within what was looked at. */
  synchronized double between(long from, long to) {
    return (at(to) - at(from)) * 1e3 / (to - from);
  }

  private double at(long millis) {
    for (int i = 1; i < looks.size(); i++) {
      Look after = looks.get(i);
      if (after.millis >= millis) {
        Look before = looks.get(i - 1);
        double share = (double) (millis - before.millis) / (after.millis - before.millis);
        return before.count + share * (after.count - before.count);
      }
    }
    return looks.get(looks.size() - 1).count;
  }
}
