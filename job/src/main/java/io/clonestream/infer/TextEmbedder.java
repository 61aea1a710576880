package io.clonestream.infer;

import java.util.concurrent.CompletableFuture;

/** Turns texts into int8 vectors. Safe for use by several threads. */
public interface TextEmbedder extends AutoCloseable {

  /** Id of the model; vectors of two ids are never compared. */
  String model();

  /** Values of a vector. */
  int dimension();

  /** Where it computes: "cpu", "cuda". */
  String device();

  /**
   * The vector of the text. The future completes on another thread; with an {@link
   * InferenceException} when this attempt failed and another may succeed, with a {@link
   * NoVectorException} when the model has no vector for the text.
   */
  CompletableFuture<byte[]> embed(String text);

  /** Finishes what was accepted, then frees the model. */
  @Override
  void close();
}
