package io.clonestream.fingerprint;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.extract.SymbolKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link Fragment}: its components in their order; version 1 ended before the last. */
public final class FragmentCodec implements Codec<Fragment> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(Fragment value, DataOutput out) throws IOException {
    Bytes.writeString(value.id(), out);
    Bytes.writeString(value.tenant(), out);
    Bytes.writeString(value.language(), out);
    Bytes.writeString(value.kind().name(), out);
    Bytes.writeString(value.name(), out);
    Bytes.writeString(value.formId(), out);
    Bytes.writeVarint(value.tokens(), out);
    Bytes.writeString(value.text(), out);
    Bytes.writeInts(value.minHash(), out);
    Bytes.writeInts(value.subTokens(), out);
    Bytes.writeInts(value.nameWords(), out);
    Bytes.writeInts(value.structure(), out);
    Bytes.writeInts(value.grams(), out);
    Bytes.writeVarint(value.parameters(), out);
    Boilerplate.write(value.boilerplate(), out);
  }

  @Override
  public Fragment read(DataInput in, int version) throws IOException {
    if (version != version()) {
      throw new IOException(
          "Version " + version + " of a fragment has no token grams; replay what was recorded");
    }
    return new Fragment(
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        SymbolKind.valueOf(Bytes.readString(in)),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readLength(in),
        Bytes.readString(in),
        Bytes.readInts(in),
        Bytes.readInts(in),
        Bytes.readInts(in),
        Bytes.readInts(in),
        Bytes.readInts(in),
        Bytes.readLength(in),
        Boilerplate.read(in));
  }
}
