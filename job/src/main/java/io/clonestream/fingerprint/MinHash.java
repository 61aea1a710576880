package io.clonestream.fingerprint;

/** MinHash signatures of token 3-grams (Broder, On the resemblance of documents, 1997). */
public final class MinHash {

  /** Values of a signature. */
  public static final int SIZE = 64;

  private MinHash() {}
}
