package io.clonestream.infer;

import java.util.concurrent.CompletableFuture;

/** Inference switched off: code is compared by its words and its shape alone. */
final class NoEmbedder implements TextEmbedder {

  /** Value of infer.model that selects it. */
  static final String NAME = "none";

  @Override
  public String model() {
    return EmbeddedFragment.LEXICAL;
  }

  @Override
  public int dimension() {
    return 0;
  }

  @Override
  public String device() {
    return "none";
  }

  @Override
  public CompletableFuture<byte[]> embed(String text) {
    throw new UnsupportedOperationException("There is no model to infer with");
  }

  @Override
  public void close() {}
}
