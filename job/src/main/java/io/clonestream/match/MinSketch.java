package io.clonestream.match;

import io.clonestream.fingerprint.StableHash;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * One byte of each of {@value #SIZE} minima over a weighted set: the share of equal bytes estimates
 * the weighted Jaccard similarity of two sets. A member is a minimum with a probability that is its
 * share of the weight, as its rank is exponential with its weight as rate (Cohen, Size-estimation
 * framework with applications to transitive closure and reachability, 1997); one byte of each
 * minimum suffices (Li and König, b-Bit minwise hashing, 2010).
 */
final class MinSketch {

  /** Minima of a sketch: the standard error of an estimate is at most 1/11. */
  static final int SIZE = 32;

  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

  /** Chance that the bytes of two different minima are equal. */
  private static final double CHANCE = 1.0 / 256;

  /** A weight that even the commonest member has. */
  private static final double LEAST = 0.05;

  /** By equal bytes, what is common as a share of the weights of both: J / (1 + J). */
  private static final double[] COMMON = new double[SIZE + 1];

  static {
    for (int equal = 0; equal <= SIZE; equal++) {
      double jaccard = jaccard(equal, SIZE);
      COMMON[equal] = jaccard / (1 + jaccard);
    }
  }

  private MinSketch() {}

  /**
   * The sketch of a set: {@link #SIZE} bytes, eight to a word.
   *
   * @param weight of a member, from 0 on
   */
  static long[] of(int[] set, IntToDoubleFunction weight) {
    double[] greatest = new double[SIZE];
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    int[] minimum = new int[SIZE];
    for (int member : set) {
      double rate = Math.max(LEAST, weight.applyAsDouble(member));
      long hash = member;
      for (int i = 0; i < SIZE; i++) {
        hash = StableHash.mix(hash);
        double rank = StrictMath.log(((hash >>> 11) + 1) * 0x1p-53) / rate;
        if (rank > greatest[i]) {
          greatest[i] = rank;
          minimum[i] = member;
        }
      }
    }
    return bytes(minimum);
  }

  /** The sketch of a set whose members all weigh the same. */
  static long[] of(int[] set) {
    long[] greatest = new long[SIZE];
    int[] minimum = new int[SIZE];
    for (int member : set) {
      long hash = member;
      for (int i = 0; i < SIZE; i++) {
        hash = StableHash.mix(hash);
        if (hash >>> 1 > greatest[i]) {
          greatest[i] = hash >>> 1;
          minimum[i] = member;
        }
      }
    }
    return bytes(minimum);
  }

  private static long[] bytes(int[] minimum) {
    int[] hashes = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      hashes[i] = (int) StableHash.mix(minimum[i] ^ (long) i << Integer.SIZE);
    }
    return lowest(hashes, SIZE);
  }

  /** The lowest byte of each of the first {@code count} values, such as those of a MinHash. */
  static long[] lowest(int[] values, int count) {
    long[] sketch = new long[count / Long.BYTES];
    for (int i = 0; i < count; i++) {
      sketch[i / Long.BYTES] |= (values[i] & 0xffL) << i % Long.BYTES * Byte.SIZE;
    }
    return sketch;
  }

  /** How many of the eight bytes of two words of sketches are equal. */
  static int equal(long a, long b) {
    long different = a ^ b;
    return Long.bitCount(~((different & LOW_BITS) + LOW_BITS | different | LOW_BITS));
  }

  /**
   * Estimate of the Jaccard similarity of two sets, 0 to 1.
   *
   * @param equal bytes of their sketches that are equal
   * @param size of all bytes of one
   */
  static double jaccard(int equal, int size) {
    return Math.max(0, ((double) equal / size - CHANCE) / (1 - CHANCE));
  }

  /**
   * Estimate of the weight of what two sets have in common.
   *
   * @param equal bytes of their sketches of {@link #SIZE} that are equal
   * @param both weights of both, summed
   * @param less weight of the one that has less
   */
  static double common(int equal, double both, double less) {
    return Math.min(COMMON[equal] * both, less);
  }
}
