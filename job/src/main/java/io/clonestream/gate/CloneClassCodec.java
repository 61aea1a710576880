package io.clonestream.gate;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.follow.StampCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** CloneClass in the order of its components, in the version of its description. */
public final class CloneClassCodec implements Codec<CloneClass> {

  private static final long serialVersionUID = 1L;
  private static final StampCodec STAMP = new StampCodec();
  private static final ClassDescriptionCodec DESCRIPTION = new ClassDescriptionCodec();
  private static final PeriodCodec PERIOD = new PeriodCodec();

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(CloneClass value, DataOutput out) throws IOException {
    STAMP.write(value.stamp(), out);
    DESCRIPTION.write(value.description(), out);
    out.writeInt(value.size());
    out.writeInt(value.peak());
    Bytes.writeList(value.periods(), out, PERIOD::write);
  }

  @Override
  public CloneClass read(DataInput in, int version) throws IOException {
    return new CloneClass(
        STAMP.read(in, 1),
        DESCRIPTION.read(in, version),
        in.readInt(),
        in.readInt(),
        Bytes.readList(in, i -> PERIOD.read(i, 1)));
  }
}
