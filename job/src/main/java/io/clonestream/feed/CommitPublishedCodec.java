package io.clonestream.feed;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.schemas.CommitPublished;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Bytes of a {@link CommitPublished}: Avro single-object encoding, of any version of its schema.
 */
public final class CommitPublishedCodec implements Codec<CommitPublished> {

  private static final long serialVersionUID = 1L;
  private static final EventDecoder<CommitPublished> DECODER = EventDecoder.commits();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(CommitPublished value, DataOutput out) throws IOException {
    var buffer = value.toByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    Bytes.writeBytes(bytes, out);
  }

  @Override
  public CommitPublished read(DataInput in, int version) throws IOException {
    return DECODER.decode(Bytes.readBytes(in));
  }
}
