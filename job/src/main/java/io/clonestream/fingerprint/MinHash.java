package io.clonestream.fingerprint;

import io.clonestream.extract.Token;
import java.util.Arrays;
import java.util.List;

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
  private static final long[] SUMMANDS = new long[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      FACTORS[i] = StableHash.mix(2L * i) | 1;
      SUMMANDS[i] = StableHash.mix(2L * i + 1);
    }
  }

  private MinHash() {}

  /** The signature of the 3-grams of tokens. Fewer tokens than a shingle make one. */
  static int[] signature(List<Token> tokens) {
    long[] hashes = tokens.stream().mapToLong(token -> StableHash.hash64(token.text())).toArray();
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
    Arrays.fill(minima, -1);
    for (long hash : set) {
      for (int k = 0; k < SIZE; k++) {
        int value = (int) (FACTORS[k] * hash + SUMMANDS[k] >>> Integer.SIZE);
        if (Integer.compareUnsigned(value, minima[k]) < 0) {
          minima[k] = value;
        }
      }
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
