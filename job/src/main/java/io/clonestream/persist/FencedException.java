package io.clonestream.persist;

import io.clonestream.cause.Fault;

/** Another writer owns the graph: this one must end and not write another row. */
public final class FencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public FencedException(String message) {
    super(Fault.PERSIST_FENCED.said(message));
  }
}
