package io.clonestream.infer;

import java.util.concurrent.CompletableFuture;

/** Says of itself and answers what {@link HashingEmbedder} does; tests change the answers. */
abstract class HashedAnswers implements TextEmbedder {

  private final HashingEmbedder answers = new HashingEmbedder();

  /** Whether there is no memory left to say its name. */
  boolean unnamed;

  @Override
  public CompletableFuture<byte[]> embed(String text) {
    return answers.embed(text);
  }

  @Override
  public final String model() {
    if (unnamed) {
      throw new OutOfMemoryError("no memory left");
    }
    return answers.model();
  }

  @Override
  public final int dimension() {
    return answers.dimension();
  }

  @Override
  public final String device() {
    return answers.device();
  }

  @Override
  public final void close() {}
}
