package io.clonestream.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * How one type of fact becomes bytes. Implementations are stateless classes with a public
 * no-argument constructor; {@link #read} understands every version that was ever written.
 */
public interface Codec<T> extends Serializable {

  /** The version that {@link #write} writes. */
  int version();

  void write(T value, DataOutput out) throws IOException;

  T read(DataInput in, int version) throws IOException;
}
