package io.clonestream.fingerprint;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.extract.SymbolKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a {@link SymbolFact}: its components in their order. They stand in no state, so only
 * this version is read; earlier ones ended with the whole fragment.
 */
public final class SymbolFactCodec implements Codec<SymbolFact> {

  private static final long serialVersionUID = 1L;

  private static final CodeCodec CODE = new CodeCodec();

  @Override
  public int version() {
    return 3;
  }

  @Override
  public void write(SymbolFact value, DataOutput out) throws IOException {
    Bytes.writeString(value.symbolId(), out);
    Bytes.writeString(value.tenant(), out);
    Bytes.writeString(value.repository(), out);
    Bytes.writeString(value.branch(), out);
    Bytes.writeString(value.path(), out);
    Bytes.writeString(value.language(), out);
    Bytes.writeString(value.kind().name(), out);
    Bytes.writeString(value.name(), out);
    Bytes.writeString(value.qualifiedName(), out);
    Bytes.writeString(value.signature(), out);
    Bytes.writeNullable(value.parentSymbolId(), out);
    Bytes.writeNullable(value.previousSymbolId(), out);
    Bytes.writeString(value.change().name(), out);
    Bytes.writeString(value.commit(), out);
    out.writeLong(value.validTime());
    Bytes.writeVarint(value.sequence(), out);
    Bytes.writeVarint(value.startLine(), out);
    Bytes.writeVarint(value.endLine(), out);
    Bytes.writeList(value.calledNames(), out, Bytes::writeString);
    out.writeBoolean(value.generated());
    out.writeBoolean(value.test());
    @Nullable Code code = value.code();
    out.writeBoolean(code != null);
    if (code != null) {
      CODE.write(code, out);
    }
  }

  @Override
  public SymbolFact read(DataInput in, int version) throws IOException {
    return new SymbolFact(
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        SymbolKind.valueOf(Bytes.readString(in)),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readNullable(in),
        Bytes.readNullable(in),
        SymbolFact.Change.valueOf(Bytes.readString(in)),
        Bytes.readString(in),
        in.readLong(),
        Bytes.readVarint(in),
        (int) Bytes.readVarint(in),
        (int) Bytes.readVarint(in),
        Bytes.readList(in, Bytes::readString),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean() ? CODE.read(in, CODE.version()) : null);
  }
}
