package io.clonestream.fingerprint;

import java.util.Arrays;

/** Sets of hashes as ascending arrays without duplicates. */
final class HashSets {

  private HashSets() {}

  /** The distinct ones of these hashes, at most so many, the smallest. */
  static int[] smallest(int[] hashes, int limit) {
    int[] ascending = hashes.clone();
    Arrays.sort(ascending);
    int size = 0;
    for (int i = 0; i < ascending.length && size < limit; i++) {
      if (size == 0 || ascending[i] != ascending[size - 1]) {
        ascending[size++] = ascending[i];
      }
    }
    return Arrays.copyOf(ascending, size);
  }

  /** Number of common members. */
  static int common(int[] a, int[] b) {
    int common = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
