package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.gate.PeriodCodec;
import io.clonestream.match.SimilarityCodec;
import io.clonestream.pair.PairMessage.Scored;
import io.clonestream.pair.PairMessage.SideLived;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link PairMessage}. */
public final class PairMessageCodec implements Codec<PairMessage> {

  private static final long serialVersionUID = 1L;
  private static final PeriodCodec PERIOD = new PeriodCodec();
  private static final SimilarityCodec SIMILARITY = new SimilarityCodec();
  private static final int SCORED = 1;
  private static final int SIDE_LIVED = 2;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(PairMessage value, DataOutput out) throws IOException {
    if (value instanceof Scored scored) {
      out.writeByte(SCORED);
      SIMILARITY.write(scored.similarity(), out);
    } else if (value instanceof SideLived side) {
      out.writeByte(SIDE_LIVED);
      Bytes.writeString(side.pairKey(), out);
      out.writeBoolean(side.lower());
      Bytes.writeList(side.periods(), out, PERIOD::write);
    }
  }

  @Override
  public PairMessage read(DataInput in, int version) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case SCORED -> new Scored(SIMILARITY.read(in, 1));
      case SIDE_LIVED ->
          new SideLived(
              Bytes.readString(in), in.readBoolean(), Bytes.readList(in, i -> PERIOD.read(i, 1)));
      default -> throw new IOException("Tag " + tag + " of a pair message is not 1 or 2");
    };
  }
}
