package io.clonestream.gate;

import io.clonestream.codec.Codec;
import io.clonestream.feed.RequestCodec;
import io.clonestream.follow.MembershipCodec;
import io.clonestream.gate.ClassMessage.Asked;
import io.clonestream.gate.ClassMessage.Moved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link ClassMessage}. */
public final class ClassMessageCodec implements Codec<ClassMessage> {

  private static final long serialVersionUID = 1L;
  private static final MembershipCodec FACT = new MembershipCodec();
  private static final RequestCodec REQUEST = new RequestCodec();
  private static final int STATED = 1;
  private static final int ASKED = 2;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(ClassMessage value, DataOutput out) throws IOException {
    if (value instanceof Moved stated) {
      out.writeByte(STATED);
      FACT.write(stated.fact(), out);
    } else if (value instanceof Asked asked) {
      out.writeByte(ASKED);
      REQUEST.write(asked.request(), out);
    }
  }

  @Override
  public ClassMessage read(DataInput in, int version) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case STATED -> new Moved(FACT.read(in, 1));
      case ASKED -> new Asked(REQUEST.read(in, 1));
      default -> throw new IOException("Tag " + tag + " of a class message is not 1 or 2");
    };
  }
}
