package io.clonestream.infer;

import java.util.concurrent.CompletableFuture;

/** Answers like {@link HashingEmbedder}, but for one text in five, for which it has no vector. */
public final class LyingEmbedder extends HashedAnswers {

  private static final int ONE_IN = 5;

  @Override
  public CompletableFuture<byte[]> embed(String text) {
    return text.hashCode() % ONE_IN == 0
        ? CompletableFuture.failedFuture(new NoVectorException("not a number"))
        : super.embed(text);
  }
}
