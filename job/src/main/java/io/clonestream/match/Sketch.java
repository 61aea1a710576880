package io.clonestream.match;

import io.clonestream.infer.Vectors;

/**
 * One bit a dimension: the sign of the centred vector. The share of differing bits estimates the
 * angle between two vectors (Charikar, Similarity estimation techniques from rounding algorithms,
 * 2002); comparing takes nanoseconds, so sketches prune a block before vectors are fetched.
 */
final class Sketch {

  private Sketch() {}

  /**
   * The sketch of the first values of a vector.
   *
   * @param bits one a value
   * @param codebook of such vectors
   * @return as many words as that takes
   */
  static long[] of(byte[] vector, int bits, Codebook codebook) {
    long[] words = new long[(bits + Long.SIZE - 1) / Long.SIZE];
    float norm = (float) Math.sqrt(Vectors.dot(vector, vector));
    for (int i = 0; i < bits; i++) {
      if (vector[i] > norm * codebook.mean(i)) {
        words[i / Long.SIZE] |= 1L << i;
      }
    }
    return words;
  }

  /** Estimate of the cosine of what two sketches of so many bits are of, 0 to 1. */
  static double cosine(int distance, int bits) {
    return Math.max(0, Math.cos(Math.PI * distance / bits));
  }

  /** Number of bits that differ. */
  static int distance(long[] a, long[] b) {
    int distance = 0;
    for (int i = 0; i < a.length; i++) {
      distance += Long.bitCount(a[i] ^ b[i]);
    }
    return distance;
  }
}
