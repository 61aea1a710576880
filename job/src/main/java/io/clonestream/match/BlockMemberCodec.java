package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link BlockMember}. */
public final class BlockMemberCodec implements Codec<BlockMember> {

  private static final long serialVersionUID = 1L;
  private static final SignatureCodec SIGNATURE = new SignatureCodec();

  @Override
  public int version() {
    return 3;
  }

  @Override
  public void write(BlockMember value, DataOutput out) throws IOException {
    Bytes.writeString(value.id(), out);
    out.writeLong(value.form());
    Bytes.writeInts(value.marks(), out);
    SIGNATURE.write(value.signature(), out);
  }

  @Override
  public BlockMember read(DataInput in, int version) throws IOException {
    if (version < 2) {
      throw new IOException(
          "Blocks of an earlier version hold no signatures: begin anew, without the state");
    }
    return new BlockMember(
        Bytes.readString(in), in.readLong(), readMarks(in, version > 2), SIGNATURE.read(in, 1));
  }

  /** Earlier versions hold whole keys, all of them. */
  static int[] readMarks(DataInput in, boolean areMarks) throws IOException {
    return areMarks ? Bytes.readInts(in) : BlockMember.marks(Bytes.readLongs(in));
  }
}
