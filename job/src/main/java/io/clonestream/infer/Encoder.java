package io.clonestream.infer;

import java.util.List;

/** One session of a model. Used by one thread at a time. */
interface Encoder extends AutoCloseable {

  /** The pooled vector of each sequence of token ids, in their order. */
  float[][] encode(List<int[]> sequences) throws InferenceException;

  @Override
  default void close() {}
}
