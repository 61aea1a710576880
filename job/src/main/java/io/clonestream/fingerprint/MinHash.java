package io.clonestream.fingerprint;

/**
 * MinHash signatures of token 3-grams (Broder, On the resemblance of documents, 1997). Tokens stand
 * as written, names and literals too: renaming is what the form and the embedding see through, and
 * written names make the bands selective.
 */
public final class MinHash {

  /** Values of a signature. */
  public static final int SIZE = 64;

  private static final int SHINGLE = 3;
  private static final long[] FACTORS = new long[SIZE];

  /** Half of all numbers added, so that signed order is the unsigned order of what is meant. */
  private static final long[] SUMMANDS = new long[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      FACTORS[i] = StableHash.mix(2L * i) | 1;
      SUMMANDS[i] = StableHash.mix(2L * i + 1) + Long.MIN_VALUE;
    }
  }

  private MinHash() {}

  /**
   * The signature of the 3-grams of tokens. Fewer tokens than a shingle make one.
   *
   * @param hashes of the texts of the tokens, {@link StableHash#hash64}
   */
  static int[] ofTokens(long[] hashes) {
    long[] shingles = new long[Math.max(1, hashes.length - SHINGLE + 1)];
    for (int i = 0; i < shingles.length; i++) {
      for (int j = i; j < Math.min(i + SHINGLE, hashes.length); j++) {
        shingles[i] = StableHash.mix(shingles[i] ^ hashes[j]);
      }
    }
    return signature(shingles);
  }

  /** The signature of a set of hashes: {@link #SIZE} minima, unsigned. */
  static int[] signature(long[] set) {
    int[] minima = new int[SIZE];
    for (int k = 0; k < SIZE; k++) {
      long factor = FACTORS[k];
      long summand = SUMMANDS[k];
      long least = Long.MAX_VALUE;
      for (long hash : set) {
        least = Math.min(least, factor * hash + summand);
      }
      minima[k] = (int) (least - Long.MIN_VALUE >>> Integer.SIZE);
    }
    return minima;
  }

  /** Estimate of the Jaccard similarity of the 3-gram sets: standard error at most 1/16. */
  public static float jaccard(int[] a, int[] b) {
    int equal = 0;
    for (int k = 0; k < SIZE; k++) {
      if (a[k] == b[k]) {
        equal++;
      }
    }
    return (float) equal / SIZE;
  }
}
