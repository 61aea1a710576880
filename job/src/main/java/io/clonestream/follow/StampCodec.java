package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Stamp as two varints: epoch, revision. */
public final class StampCodec implements Codec<Stamp> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Stamp value, DataOutput out) throws IOException {
    Bytes.writeVarint(value.epoch(), out);
    Bytes.writeVarint(value.revision(), out);
  }

  @Override
  public Stamp read(DataInput in, int version) throws IOException {
    return new Stamp(Bytes.readVarint(in), Bytes.readVarint(in));
  }
}
