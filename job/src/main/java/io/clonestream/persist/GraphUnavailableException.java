package io.clonestream.persist;

import io.clonestream.cause.Fault;

/** The graph cannot be asked; the message is one sentence that says what to do. */
public final class GraphUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public GraphUnavailableException(String message, Throwable cause) {
    super(Fault.PERSIST_UNAVAILABLE.said(message), cause);
  }
}
