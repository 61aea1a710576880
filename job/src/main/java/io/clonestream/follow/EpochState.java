package io.clonestream.follow;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** Draws the epoch of this attempt from what Flink tells every task of it alike. */
public final class EpochState {

  private EpochState() {}

  /**
   * The epoch of the running attempt.
   *
   * @param submittedAt milliseconds since 1970 UTC at which the job was submitted
   */
  public static long of(
      long submittedAt, FunctionInitializationContext restored, RuntimeContext running) {
    return of(submittedAt, restored.getRestoredCheckpointId().orElse(0), running);
  }

  public static long of(long submittedAt, long restoredCheckpoint, RuntimeContext running) {
    return Epoch.of(submittedAt, restoredCheckpoint, running.getTaskInfo().getAttemptNumber());
  }
}
