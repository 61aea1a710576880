package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link HomeMessage}, which no state holds: those of the current version alone. */
public final class HomeMessageCodec implements Codec<HomeMessage> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(HomeMessage value, DataOutput out) throws IOException {
    Bytes.writeString(value.home(), out);
    value.fragment().write(out);
  }

  @Override
  public HomeMessage read(DataInput in, int version) throws IOException {
    return new HomeMessage(Bytes.readString(in), PackedFragment.read(in));
  }
}
