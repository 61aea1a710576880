package io.clonestream.extract;

import java.util.List;

/** Searches in lists of ranges that are sorted by start. */
final class Ranges {

  private Ranges() {}

  /** Index of the first range that starts at or after a byte. */
  static int firstFrom(List<Range> sorted, int offset) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The ranges that start within another. */
  static List<Range> startingIn(List<Range> sorted, Range within) {
    return sorted.subList(firstFrom(sorted, within.start()), firstFrom(sorted, within.end()));
  }
}
