package io.clonestream.feed;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.schemas.RelationStated;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link RelationStated}: Avro single-object encoding, so its schema may evolve. */
public final class RelationStatedCodec implements Codec<RelationStated> {

  private static final long serialVersionUID = 1L;
  private static final EventDecoder<RelationStated> DECODER = EventDecoder.relations();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(RelationStated value, DataOutput out) throws IOException {
    var buffer = value.toByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    Bytes.writeBytes(bytes, out);
  }

  @Override
  public RelationStated read(DataInput in, int version) throws IOException {
    return DECODER.decode(Bytes.readBytes(in));
  }
}
