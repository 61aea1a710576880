package io.clonestream.persist;

/** What a writer tells whoever counts. */
public interface WriteEvents {

  /** Nobody counts. */
  WriteEvents NONE =
      new WriteEvents() {
        @Override
        public void written(int rows) {}

        @Override
        public void retried(boolean deadlock) {}

        @Override
        public void rejected() {}
      };

  /** A transaction with this many rows was committed. */
  void written(int rows);

  /** A transaction failed and will be tried again. */
  void retried(boolean deadlock);

  /** A row was refused for good. */
  void rejected();
}
