package io.clonestream.persist;

/** What a writer tells whoever counts. */
public interface WriteEvents {

  /** A transaction with this many rows was committed. */
  void written(int rows);

  /** A transaction failed and will be tried again. */
  void retried(boolean deadlock);

  /** A row was refused for good. */
  void rejected();
}
