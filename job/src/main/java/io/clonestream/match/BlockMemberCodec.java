package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link BlockMember}. */
public final class BlockMemberCodec implements Codec<BlockMember> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(BlockMember value, DataOutput out) throws IOException {
    Bytes.writeString(value.id(), out);
    Bytes.writeString(value.formId(), out);
    Bytes.writeString(value.model(), out);
    Bytes.writeLongs(value.blocks(), out);
    Bytes.writeLongs(value.sketch(), out);
  }

  @Override
  public BlockMember read(DataInput in, int version) throws IOException {
    return new BlockMember(
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readLongs(in),
        Bytes.readLongs(in));
  }
}
