package io.clonestream.persist;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** RejectedRow as the version of the row's codec, the row and the reason. */
public final class RejectedRowCodec implements Codec<RejectedRow> {

  private static final long serialVersionUID = 1L;
  private static final GraphRowCodec ROW = new GraphRowCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(RejectedRow value, DataOutput out) throws IOException {
    Bytes.writeVarint(ROW.version(), out);
    ROW.write(value.row(), out);
    Bytes.writeString(value.reason(), out);
  }

  @Override
  public RejectedRow read(DataInput in, int version) throws IOException {
    GraphRow row = ROW.read(in, Bytes.readLength(in));
    return new RejectedRow(row, Bytes.readString(in));
  }
}
