package io.clonestream.local;

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
   * Takes the newest failure.
   *
   * @return what to tell, or null when it is known already
   * @throws ServerFailure when the same one came back too often
   */
  @Nullable String tell(Failure newest) {
    if (newest.message().isEmpty() || (last != null && last.millis() == newest.millis())) {
      return null;
    }
    boolean same = last != null && last.message().equals(newest.message());
    repeated = same ? repeated + 1 : 1;
    last = newest;
    if (repeated >= HOPELESS) {
      throw new ServerFailure(
          "The job failed " + repeated + " times in a row with: " + newest.message());
    }
    return same ? null : "The job failed and restarts: " + newest.message();
  }
}
