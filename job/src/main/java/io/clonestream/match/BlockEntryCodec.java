package io.clonestream.match;

import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link BlockEntry}, which no state holds: those of the current version alone. */
public final class BlockEntryCodec implements Codec<BlockEntry> {

  private static final long serialVersionUID = 1L;
  private static final BlockMemberCodec MEMBER = new BlockMemberCodec();

  @Override
  public int version() {
    return 3;
  }

  @Override
  public void write(BlockEntry value, DataOutput out) throws IOException {
    out.writeLong(value.block());
    MEMBER.write(value.newcomer(), out);
    value.fragment().write(out);
  }

  @Override
  public BlockEntry read(DataInput in, int version) throws IOException {
    return new BlockEntry(
        in.readLong(), MEMBER.read(in, MEMBER.version()), PackedFragment.read(in));
  }
}
