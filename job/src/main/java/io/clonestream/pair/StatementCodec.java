package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A statement in the order of its components. */
public final class StatementCodec implements Codec<Statement> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Statement value, DataOutput out) throws IOException {
    Bytes.writeString(value.id(), out);
    Bytes.writeVarint(value.sequence(), out);
    out.writeBoolean(value.retracted());
    out.writeLong(value.validTime());
    Bytes.writeString(value.author(), out);
    RelationCodec.writeTexts(value.metadata(), out);
  }

  @Override
  public Statement read(DataInput in, int version) throws IOException {
    return new Statement(
        Bytes.readString(in),
        Bytes.readVarint(in),
        in.readBoolean(),
        in.readLong(),
        Bytes.readString(in),
        RelationCodec.readTexts(in));
  }
}
