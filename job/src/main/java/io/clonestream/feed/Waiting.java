package io.clonestream.feed;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work of another thread, whose failure becomes a failure of this one. */
final class Waiting {

  private Waiting() {}

  static <T> T forResult(Future<T> work) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading a step", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("A step cannot be read", e.getCause());
    }
  }
}
