package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.gate.PeriodCodec;
import io.clonestream.pair.PartnerMessage.Lived;
import io.clonestream.pair.PartnerMessage.Paired;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link PartnerMessage}. */
public final class PartnerMessageCodec implements Codec<PartnerMessage> {

  private static final long serialVersionUID = 1L;
  private static final PeriodCodec PERIOD = new PeriodCodec();
  private static final int LIVED = 1;
  private static final int PAIRED = 2;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(PartnerMessage value, DataOutput out) throws IOException {
    if (value instanceof Lived lived) {
      out.writeByte(LIVED);
      Bytes.writeString(lived.id(), out);
      out.writeLong(lived.epoch());
      Bytes.writeList(lived.periods(), out, PERIOD::write);
    } else if (value instanceof Paired paired) {
      out.writeByte(PAIRED);
      Bytes.writeString(paired.id(), out);
      Bytes.writeString(paired.partnerId(), out);
    }
  }

  @Override
  public PartnerMessage read(DataInput in, int version) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case LIVED ->
          new Lived(
              Bytes.readString(in), in.readLong(), Bytes.readList(in, i -> PERIOD.read(i, 1)));
      case PAIRED -> new Paired(Bytes.readString(in), Bytes.readString(in));
      default -> throw new IOException("Tag " + tag + " of a partner message is not 1 or 2");
    };
  }
}
