package io.clonestream.match;

import io.clonestream.infer.Vectors;

/**
 * One bit a dimension: the sign of the centred vector. The share of differing bits estimates the
 * angle between two vectors (Charikar, Similarity estimation techniques from rounding algorithms,
 * 2002); comparing takes nanoseconds, so sketches prune a block before vectors are fetched.
 */
public final class Sketch {

  private Sketch() {}

  /** The sketch of a vector: dimension / 64 words, rounded up. */
  public static long[] of(byte[] vector, Codebook codebook) {
    long[] words = new long[(vector.length + Long.SIZE - 1) / Long.SIZE];
    float norm = (float) Math.sqrt(Vectors.dot(vector, vector));
    for (int i = 0; i < vector.length; i++) {
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
  public static int distance(long[] a, long[] b) {
    int distance = 0;
    for (int i = 0; i < a.length; i++) {
      distance += Long.bitCount(a[i] ^ b[i]);
    }
    return distance;
  }
}
