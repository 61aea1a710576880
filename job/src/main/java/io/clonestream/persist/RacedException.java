package io.clonestream.persist;

/** Another transaction took away a node that this one led to: the same again sees it gone. */
final class RacedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RacedException(String message) {
    super(message);
  }
}
