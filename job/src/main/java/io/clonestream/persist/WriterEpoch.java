package io.clonestream.persist;

import java.io.Serializable;
import java.util.OptionalLong;

/** The epoch of this attempt of the whole job: the same number in every task of the attempt. */
@FunctionalInterface
public interface WriterEpoch extends Serializable {

  /**
   * @param restoredCheckpoint checkpoint from which the attempt was restored, if any
   * @param attempt number of the task's attempt, from 0
   */
  long of(OptionalLong restoredCheckpoint, int attempt);
}
