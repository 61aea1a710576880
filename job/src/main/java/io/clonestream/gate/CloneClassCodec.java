package io.clonestream.gate;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Boilerplate;
import io.clonestream.follow.StampCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** CloneClass in the order of its components; kinds by name. Version 1 knew no boilerplate. */
public final class CloneClassCodec implements Codec<CloneClass> {

  private static final long serialVersionUID = 1L;
  private static final StampCodec STAMP = new StampCodec();
  private static final PeriodCodec PERIOD = new PeriodCodec();

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(CloneClass value, DataOutput out) throws IOException {
    STAMP.write(value.stamp(), out);
    Bytes.writeString(value.fragmentId(), out);
    Bytes.writeString(value.tenant(), out);
    Bytes.writeString(value.language(), out);
    Bytes.writeString(value.kind().name(), out);
    Bytes.writeString(value.name(), out);
    Bytes.writeVarint(value.tokens(), out);
    Bytes.writeString(value.formId(), out);
    Boilerplate.write(value.boilerplate(), out);
    out.writeInt(value.size());
    out.writeInt(value.peak());
    Bytes.writeList(value.periods(), out, PERIOD::write);
  }

  @Override
  public CloneClass read(DataInput in, int version) throws IOException {
    return new CloneClass(
        STAMP.read(in, 1),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        SymbolKind.valueOf(Bytes.readString(in)),
        Bytes.readString(in),
        Bytes.readLength(in),
        Bytes.readString(in),
        version < 2 ? null : Boilerplate.read(in),
        in.readInt(),
        in.readInt(),
        Bytes.readList(in, i -> PERIOD.read(i, 1)));
  }
}
