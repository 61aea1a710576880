package io.clonestream.infer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * A model without weights: the words of a text, hashed into dimensions with a sign (Weinberger et
 * al., Feature hashing for large scale multitask learning, 2009). It knows words, not meaning, and
 * needs no native code: for tests, trials, and as the lexical base line of a real model.
 */
public final class HashingEmbedder implements TextEmbedder {

  /** Value of infer.model that selects it. */
  public static final String NAME = "hashing";

  private static final int DIMENSION = 384;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  @Override
  public String model() {
    return "hashing-v1";
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public CompletableFuture<byte[]> embed(String text) {
    float[] vector = new float[DIMENSION];
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      long hash = hash(word);
      vector[(int) Long.remainderUnsigned(hash >>> 1, DIMENSION)] += (hash & 1) == 0 ? 1 : -1;
    }
    try {
      return CompletableFuture.completedFuture(Vectors.quantise(vector, DIMENSION));
    } catch (NoVectorException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** FNV-1a, 64 bits, mixed once more so that the lowest bits are good. */
  private static long hash(String word) {
    long hash = FNV_OFFSET;
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    return (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L >>> 7;
  }

  @Override
  public void close() {}
}
