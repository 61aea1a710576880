package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
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
    return 1;
  }

  @Override
  public void write(BlockEntry value, DataOutput out) throws IOException {
    out.writeLong(value.block());
    EMBEDDED.write(value.newcomer().embedded(), out);
    Bytes.writeLongs(value.newcomer().blocks(), out);
    SIGNATURE.write(value.newcomer().signature(), out);
  }

  @Override
  public BlockEntry read(DataInput in, int version) throws IOException {
    return new BlockEntry(
        in.readLong(),
        new Newcomer(EMBEDDED.read(in, 1), Bytes.readLongs(in), SIGNATURE.read(in, 1)));
  }
}
