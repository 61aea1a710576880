package io.clonestream.fingerprint;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.extract.SymbolKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of {@link Code}: its components in their order. */
public final class CodeCodec implements Codec<Code> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Code value, DataOutput out) throws IOException {
    Bytes.writeString(value.id(), out);
    Bytes.writeString(value.tenant(), out);
    Bytes.writeString(value.language(), out);
    Bytes.writeString(value.kind().name(), out);
    Bytes.writeString(value.name(), out);
    Bytes.writeVarint(value.tokens(), out);
    Bytes.writeBytes(value.packed(), out);
    Bytes.writeVarint(value.bodyToken(), out);
  }

  @Override
  public Code read(DataInput in, int version) throws IOException {
    return new Code(
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        SymbolKind.valueOf(Bytes.readString(in)),
        Bytes.readString(in),
        Bytes.readLength(in),
        Bytes.readBytes(in),
        Bytes.readLength(in));
  }
}
