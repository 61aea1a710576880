package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link Signature}. */
final class SignatureCodec implements Codec<Signature> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Signature value, DataOutput out) throws IOException {
    out.writeLong(value.model());
    Bytes.writeLongs(value.vector(), out);
    Bytes.writeLongs(value.words(), out);
    Bytes.writeLongs(value.grams(), out);
    Bytes.writeLongs(value.shingles(), out);
    Bytes.writeLongs(value.structure(), out);
    out.writeFloat(value.rarity());
    Bytes.writeVarint(value.gramCount(), out);
    Bytes.writeVarint(value.tokens(), out);
    Bytes.writeVarint(value.parameters(), out);
    out.writeBoolean(value.type());
    out.writeInt(value.language());
    Bytes.writeInts(value.name(), out);
  }

  @Override
  public Signature read(DataInput in, int version) throws IOException {
    return new Signature(
        in.readLong(),
        Bytes.readLongs(in),
        Bytes.readLongs(in),
        Bytes.readLongs(in),
        Bytes.readLongs(in),
        Bytes.readLongs(in),
        in.readFloat(),
        Bytes.readLength(in),
        Bytes.readLength(in),
        Bytes.readLength(in),
        in.readBoolean(),
        in.readInt(),
        Bytes.readInts(in));
  }
}
