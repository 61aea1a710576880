package io.clonestream.gate;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Boilerplate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link ClassRecord}. Version 1 knew no boilerplate. */
public final class ClassRecordCodec implements Codec<ClassRecord> {

  private static final long serialVersionUID = 1L;
  private static final TimelineCodec TIMELINE = new TimelineCodec();

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(ClassRecord value, DataOutput out) throws IOException {
    Bytes.writeString(value.fragmentId(), out);
    Bytes.writeString(value.tenant(), out);
    Bytes.writeString(value.language(), out);
    Bytes.writeString(value.kind().name(), out);
    Bytes.writeString(value.name(), out);
    Bytes.writeVarint(value.tokens(), out);
    Bytes.writeString(value.formId(), out);
    Boilerplate.write(value.boilerplate(), out);
    TIMELINE.write(value.timeline(), out);
    Bytes.writeString(value.inferredWith(), out);
    Bytes.writeVarint(value.revision(), out);
    out.writeLong(value.emittedEpoch());
    out.writeLong(value.emittedDigest());
  }

  @Override
  public ClassRecord read(DataInput in, int version) throws IOException {
    return new ClassRecord(
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        SymbolKind.valueOf(Bytes.readString(in)),
        Bytes.readString(in),
        Bytes.readLength(in),
        Bytes.readString(in),
        version < 2 ? null : Boilerplate.read(in),
        TIMELINE.read(in, 1),
        Bytes.readString(in),
        Bytes.readVarint(in),
        in.readLong(),
        in.readLong());
  }
}
