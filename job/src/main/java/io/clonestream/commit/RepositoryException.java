package io.clonestream.commit;

import io.clonestream.cause.Fault;

/** A repository cannot give what was asked for; the message says in one sentence what to do. */
public final class RepositoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RepositoryException(String message) {
    super(Fault.COMMIT_REPOSITORY.said(message));
  }

  public RepositoryException(String message, Throwable cause) {
    super(Fault.COMMIT_REPOSITORY.said(message), cause);
  }
}
