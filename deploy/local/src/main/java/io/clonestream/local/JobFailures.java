package io.clonestream.local;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the failures of a job that restarts by itself: each new one is worth a line, and one that
 * comes back again and again will not go away by restarting.
 */
final class JobFailures {

  /** One failure as Flink reports it: when, in epoch milliseconds, and its first line. */
  record Failure(long millis, String message) {}

  static final int HOPELESS = 6;

  private @Nullable Failure last;
  private int repeated;

  /**
   * Takes the newest state.
   *
   * @return what to tell, when it is not known already
   * @throws ServerFailure when the job has ended, or fails again and again with the same cause
   */
  Optional<String> tell(RunState state) {
    Failure newest = state.failure();
    if (FlinkRest.ENDED.contains(state.state())) {
      throw new ServerFailure("The job has ended (" + state.state() + "): " + newest.message());
    }
    if (newest.message().isEmpty() || (last != null && last.millis() == newest.millis())) {
      return Optional.empty();
    }
    boolean same = last != null && last.message().equals(newest.message());
    repeated = same ? repeated + 1 : 1;
    last = newest;
    if (repeated >= HOPELESS) {
      throw new ServerFailure(
          "The job failed " + repeated + " times in a row with: " + newest.message());
    }
    return same
        ? Optional.empty()
        : Optional.of("The job failed and restarts: " + newest.message());
  }
}
