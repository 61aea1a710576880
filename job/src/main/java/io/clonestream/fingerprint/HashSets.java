package io.clonestream.fingerprint;

/** Sets of hashes as ascending arrays without duplicates. */
final class HashSets {

  private HashSets() {}

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
