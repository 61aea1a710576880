package io.clonestream.gate;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link ClassRecord}, in the version of its description. */
public final class ClassRecordCodec implements Codec<ClassRecord> {

  private static final long serialVersionUID = 1L;
  private static final ClassDescriptionCodec DESCRIPTION = new ClassDescriptionCodec();
  private static final TimelineCodec TIMELINE = new TimelineCodec();

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(ClassRecord value, DataOutput out) throws IOException {
    DESCRIPTION.write(value.description(), out);
    TIMELINE.write(value.timeline(), out);
    Bytes.writeString(value.inferredWith(), out);
    Bytes.writeVarint(value.revision(), out);
    out.writeLong(value.emittedEpoch());
    out.writeLong(value.emittedDigest());
  }

  @Override
  public ClassRecord read(DataInput in, int version) throws IOException {
    return new ClassRecord(
        DESCRIPTION.read(in, version),
        false,
        TIMELINE.read(in, 1),
        Bytes.readString(in),
        Bytes.readVarint(in),
        in.readLong(),
        in.readLong());
  }
}
