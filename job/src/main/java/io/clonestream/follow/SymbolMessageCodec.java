package io.clonestream.follow;

import io.clonestream.codec.Codec;
import io.clonestream.feed.RequestCodec;
import io.clonestream.fingerprint.SymbolFactCodec;
import io.clonestream.follow.SymbolMessage.Asked;
import io.clonestream.follow.SymbolMessage.Stated;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link SymbolMessage}. */
public final class SymbolMessageCodec implements Codec<SymbolMessage> {

  private static final long serialVersionUID = 1L;
  private static final SymbolFactCodec FACT = new SymbolFactCodec();
  private static final RequestCodec REQUEST = new RequestCodec();
  private static final int STATED = 1;
  private static final int ASKED = 2;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(SymbolMessage value, DataOutput out) throws IOException {
    if (value instanceof Stated stated) {
      out.writeByte(STATED);
      FACT.write(stated.fact(), out);
    } else if (value instanceof Asked asked) {
      out.writeByte(ASKED);
      REQUEST.write(asked.request(), out);
    }
  }

  @Override
  public SymbolMessage read(DataInput in, int version) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case STATED -> new Stated(FACT.read(in, 1));
      case ASKED -> new Asked(REQUEST.read(in, 1));
      default -> throw new IOException("Tag " + tag + " of a symbol message is not 1 or 2");
    };
  }
}
