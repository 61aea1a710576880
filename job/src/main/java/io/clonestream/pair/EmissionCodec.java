package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of an {@link Emission}. */
public final class EmissionCodec implements Codec<Emission> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Emission value, DataOutput out) throws IOException {
    Bytes.writeVarint(value.revision(), out);
    out.writeLong(value.epoch());
    out.writeLong(value.digest());
  }

  @Override
  public Emission read(DataInput in, int version) throws IOException {
    return new Emission(Bytes.readVarint(in), in.readLong(), in.readLong());
  }
}
