package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.EmbeddedFragmentCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link BlockEntry}. */
public final class BlockEntryCodec implements Codec<BlockEntry> {

  private static final long serialVersionUID = 1L;
  private static final SignatureCodec SIGNATURE = new SignatureCodec();
  private static final EmbeddedFragmentCodec EMBEDDED = new EmbeddedFragmentCodec();

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(BlockEntry value, DataOutput out) throws IOException {
    out.writeLong(value.block());
    EMBEDDED.write(value.embedded(), out);
    Bytes.writeInts(value.newcomer().marks(), out);
    SIGNATURE.write(value.newcomer().signature(), out);
  }

  @Override
  public BlockEntry read(DataInput in, int version) throws IOException {
    long block = in.readLong();
    EmbeddedFragment embedded = EMBEDDED.read(in, 1);
    int[] marks = BlockMemberCodec.readMarks(in, version > 1);
    return new BlockEntry(
        block, embedded, BlockMember.of(embedded.fragment(), marks, SIGNATURE.read(in, 1)));
  }
}
