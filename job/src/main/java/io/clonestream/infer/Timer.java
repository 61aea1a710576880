package io.clonestream.infer;

import java.time.Duration;

/** Runs tasks later. */
interface Timer extends AutoCloseable {

  /**
   * Runs the task after the delay.
   *
   * @return cancels the task when it has not run yet
   */
  Runnable after(Duration delay, Runnable task);

  /** Drops what has not run yet. */
  @Override
  void close();
}
