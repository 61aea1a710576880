package io.clonestream.infer;

import io.clonestream.cause.Fault;

/**
 * The model answered, and its answer is no vector: another attempt would bring the same. That lies
 * in the text, and says nothing of the engine.
 */
public final class NoVectorException extends Exception {

  private static final long serialVersionUID = 1L;

  NoVectorException(String message) {
    super(Fault.INFER_FAILED.said(message));
  }
}
