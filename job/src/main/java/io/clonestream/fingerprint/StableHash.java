package io.clonestream.fingerprint;

import java.nio.charset.StandardCharsets;

/**
 * Hash functions whose values are written to state and to keys, and so never change: MurmurHash3
 * x86 32-bit over UTF-8 (Appleby, 2011) for words and the finaliser of SplitMix64 (Steele, Lea and
 * Flood, Fast splittable pseudorandom number generators, 2014) for mixing numbers.
 */
public final class StableHash {

  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  private StableHash() {}

  /** MurmurHash3 x86 32-bit of the UTF-8 bytes of {@code text}. */
  public static int murmur3(String text, int seed) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return murmur3(bytes, bytes.length, seed);
  }

  /** The same of the first bytes of an array. */
  static int murmur3(byte[] bytes, int length, int seed) {
    int hash = seed;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      int word =
          (bytes[i] & 0xff)
              | (bytes[i + 1] & 0xff) << 8
              | (bytes[i + 2] & 0xff) << 16
              | (bytes[i + 3] & 0xff) << 24;
      hash = Integer.rotateLeft(hash ^ scramble(word), 13) * 5 + 0xe6546b64;
    }
    int tail = 0;
    for (int shift = 0; i < length; i++, shift += 8) {
      tail |= (bytes[i] & 0xff) << shift;
    }
    hash ^= scramble(tail);
    hash ^= length;
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }

  /** 64 bits for {@code text}: two MurmurHash3 values of different seeds, mixed. */
  public static long hash64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long high = murmur3(bytes, bytes.length, 0x2c1b3c6d);
    return mix(high << 32 | murmur3(bytes, bytes.length, 0x297a2d39) & 0xffffffffL);
  }

  /** A bijection of 64 bits in which every output bit depends on every input bit. */
  public static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  private static int scramble(int word) {
    return Integer.rotateLeft(word * C1, 15) * C2;
  }
}
