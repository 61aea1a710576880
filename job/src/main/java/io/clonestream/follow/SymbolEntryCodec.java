package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.SymbolFact.Change;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link SymbolEntry}. */
public final class SymbolEntryCodec implements Codec<SymbolEntry> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(SymbolEntry value, DataOutput out) throws IOException {
    Bytes.writeVarint(value.sequence(), out);
    Bytes.writeString(value.change().name(), out);
    Bytes.writeString(value.kind().name(), out);
    out.writeLong(value.validTime());
    Bytes.writeString(value.commit(), out);
    Bytes.writeNullable(value.fragmentId(), out);
    Bytes.writeVarint(value.startLine(), out);
    Bytes.writeVarint(value.endLine(), out);
    Bytes.writeString(value.signature(), out);
    Bytes.writeNullable(value.parentSymbolId(), out);
    Bytes.writeNullable(value.previousSymbolId(), out);
    Bytes.writeList(value.calledNames(), out, Bytes::writeString);
    out.writeBoolean(value.generated());
    out.writeBoolean(value.test());
  }

  @Override
  public SymbolEntry read(DataInput in, int version) throws IOException {
    return new SymbolEntry(
        Bytes.readVarint(in),
        Change.valueOf(Bytes.readString(in)),
        SymbolKind.valueOf(Bytes.readString(in)),
        in.readLong(),
        Bytes.readString(in),
        Bytes.readNullable(in),
        (int) Bytes.readVarint(in),
        (int) Bytes.readVarint(in),
        Bytes.readString(in),
        Bytes.readNullable(in),
        Bytes.readNullable(in),
        Bytes.readList(in, Bytes::readString),
        in.readBoolean(),
        in.readBoolean());
  }
}
