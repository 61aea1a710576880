package io.clonestream.gate;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.gate.Timeline.Period;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link Period}. */
public final class PeriodCodec implements Codec<Period> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Period value, DataOutput out) throws IOException {
    out.writeLong(value.from());
    out.writeLong(value.to());
    Bytes.writeString(value.openedBy(), out);
    Bytes.writeNullable(value.closedBy(), out);
  }

  @Override
  public Period read(DataInput in, int version) throws IOException {
    return new Period(in.readLong(), in.readLong(), Bytes.readString(in), Bytes.readNullable(in));
  }
}
