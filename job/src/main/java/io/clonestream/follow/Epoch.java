package io.clonestream.follow;

/**
 * One number per attempt of the whole job: submission, restored checkpoint and attempt together, so
 * that it grows over restarts and over new submissions, and every task of an attempt has the same.
 * Bits, high to low: 1 unused, 30 submission in seconds since 2024, 23 restored checkpoint, 10
 * attempt.
 */
public final class Epoch {

  private static final long YEAR_2024 = 1_704_067_200L;
  private static final long MAX_SUBMISSION = (1L << 30) - 1;
  private static final long MAX_CHECKPOINT = (1L << 23) - 1;
  private static final long MAX_ATTEMPT = (1L << 10) - 1;

  private Epoch() {}

  /**
   * The epoch of an attempt.
   *
   * @param submittedAt milliseconds since 1970 UTC at which the job was submitted
   * @param restoredCheckpoint id of the checkpoint or savepoint it started from; 0 for none
   * @param attempt number of the attempt within the submission, from 0
   */
  public static long of(long submittedAt, long restoredCheckpoint, int attempt) {
    long submission = submittedAt / 1000 - YEAR_2024;
    if (submission < 0 || submission > MAX_SUBMISSION) {
      throw new IllegalArgumentException(
          "Submission time " + submittedAt + " ms is not within 2024 and 2058");
    }
    return submission << 33
        | Math.min(restoredCheckpoint, MAX_CHECKPOINT) << 10
        | Math.min(attempt, MAX_ATTEMPT);
  }
}
