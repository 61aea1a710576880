package io.clonestream.pair;

import io.clonestream.codec.Codec;
import io.clonestream.feed.RelationStatedCodec;
import io.clonestream.pair.PairMessage.SideLived;
import io.clonestream.pair.RelationMessage.Stated;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link RelationMessage}. */
public final class RelationMessageCodec implements Codec<RelationMessage> {

  private static final long serialVersionUID = 1L;
  private static final RelationStatedCodec STATEMENT = new RelationStatedCodec();
  private static final PairMessageCodec SIDE = new PairMessageCodec();
  private static final int STATED = 1;
  private static final int SIDE_LIVED = 2;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(RelationMessage value, DataOutput out) throws IOException {
    if (value instanceof Stated stated) {
      out.writeByte(STATED);
      STATEMENT.write(stated.stated(), out);
    } else if (value instanceof SideLived side) {
      out.writeByte(SIDE_LIVED);
      SIDE.write(side, out);
    }
  }

  @Override
  public RelationMessage read(DataInput in, int version) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case STATED -> new Stated(STATEMENT.read(in, 1));
      case SIDE_LIVED -> (SideLived) SIDE.read(in, 1);
      default -> throw new IOException("Tag " + tag + " of a relation message is not 1 or 2");
    };
  }
}
