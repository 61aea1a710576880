package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.infer.EmbeddedFragmentCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link HomeMessage}. */
public final class HomeMessageCodec implements Codec<HomeMessage> {

  private static final long serialVersionUID = 1L;
  private static final EmbeddedFragmentCodec EMBEDDED = new EmbeddedFragmentCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(HomeMessage value, DataOutput out) throws IOException {
    Bytes.writeString(value.home(), out);
    EMBEDDED.write(value.embedded(), out);
  }

  @Override
  public HomeMessage read(DataInput in, int version) throws IOException {
    return new HomeMessage(Bytes.readString(in), EMBEDDED.read(in, 1));
  }
}
