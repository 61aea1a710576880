package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link BlockMember}, and how many there are of them. */
public final class BlockMemberCodec implements Codec<BlockMember> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 4;
  }

  @Override
  public void write(BlockMember value, DataOutput out) throws IOException {
    Bytes.writeBytes(value.bytes(), out);
  }

  @Override
  public BlockMember read(DataInput in, int version) throws IOException {
    if (version < 2) {
      throw new IOException(
          "Blocks of an earlier version hold no signatures: begin anew, without the state");
    }
    return version < 4 ? readFields(in, version) : new BlockMember(Bytes.readBytes(in));
  }

  /** Field by field; version 2 holds whole keys, all of them. */
  private static BlockMember readFields(DataInput in, int version) throws IOException {
    return BlockMember.of(
        Bytes.readString(in),
        in.readLong(),
        version > 2 ? Bytes.readInts(in) : BlockMember.marks(Bytes.readLongs(in)),
        Signature.of(
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
            Bytes.readInts(in)));
  }
}
