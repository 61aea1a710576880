package io.clonestream.feed;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link DeadLetter}. */
public final class DeadLetterCodec implements Codec<DeadLetter> {

  private static final long serialVersionUID = 1L;
  private static final RawRecordCodec RECORD = new RawRecordCodec();

  @Override
  public int version() {
    return 2; // of the record's codec, too
  }

  @Override
  public void write(DeadLetter value, DataOutput out) throws IOException {
    RECORD.write(value.refused(), out);
    Bytes.writeString(value.stage(), out);
    Bytes.writeString(value.reason(), out);
  }

  @Override
  public DeadLetter read(DataInput in, int version) throws IOException {
    return new DeadLetter(RECORD.read(in, version), Bytes.readString(in), Bytes.readString(in));
  }
}
