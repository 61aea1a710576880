package io.clonestream.local;

/** A local run that cannot go on, in one sentence that says what to do; shown without a trace. */
public final class ServerFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ServerFailure(String message) {
    super(message);
  }

  public ServerFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
