package io.clonestream.feed;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.schemas.TagPublished;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link TagPublished}: Avro single-object encoding, so its schema may evolve. */
public final class TagPublishedCodec implements Codec<TagPublished> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(TagPublished value, DataOutput out) throws IOException {
    var buffer = value.toByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    Bytes.writeBytes(bytes, out);
  }

  @Override
  public TagPublished read(DataInput in, int version) throws IOException {
    return TagPublished.getDecoder().decode(Bytes.readBytes(in));
  }
}
