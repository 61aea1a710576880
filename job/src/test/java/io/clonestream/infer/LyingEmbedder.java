package io.clonestream.infer;

import java.util.concurrent.CompletableFuture;

/** Answers like {@link HashingEmbedder}, but for one text in five, for which it has no vector. */
public final class LyingEmbedder implements TextEmbedder {

  private static final int ONE_IN = 5;

  private final HashingEmbedder answers = new HashingEmbedder();

  @Override
  public CompletableFuture<byte[]> embed(String text) {
    return text.hashCode() % ONE_IN == 0
        ? CompletableFuture.failedFuture(new NoVectorException("not a number"))
        : answers.embed(text);
  }

  @Override
  public String model() {
    return answers.model();
  }

  @Override
  public int dimension() {
    return answers.dimension();
  }

  @Override
  public String device() {
    return answers.device();
  }

  @Override
  public void close() {}
}
