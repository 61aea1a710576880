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

  /** Bands into which a signature falls, each of {@link #ROWS} values. */
  public static final int BANDS = 16;

  public static final int ROWS = SIZE / BANDS;

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

  /** The signature: {@link #SIZE} minima, unsigned. Fewer tokens than a shingle make one. */
  static int[] signature(List<Token> tokens) {
    int[] minima = new int[SIZE];
    Arrays.fill(minima, -1);
    long[] hashes = tokens.stream().mapToLong(token -> StableHash.hash64(token.text())).toArray();
    for (int i = 0; i == 0 || i + SHINGLE <= hashes.length; i++) {
      long shingle = 0;
      for (int j = i; j < Math.min(i + SHINGLE, hashes.length); j++) {
        shingle = StableHash.mix(shingle ^ hashes[j]);
      }
      for (int k = 0; k < SIZE; k++) {
        int value = (int) (FACTORS[k] * shingle + SUMMANDS[k] >>> Integer.SIZE);
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

  /** Hash of one band of a signature; equal bands have equal hashes. */
  public static long band(int[] signature, int band) {
    long hash = band;
    for (int row = band * ROWS; row < (band + 1) * ROWS; row++) {
      hash = StableHash.mix(hash ^ signature[row]);
    }
    return hash;
  }
}
