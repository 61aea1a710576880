package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.CodecSerializer;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.EmbeddedFragmentCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A fragment and its vector as they travel: some two kilobytes that go into dozens of blocks and
 * that only a home reads, so they are encoded once and decoded there.
 */
@SuppressWarnings("ArrayRecordComponent") // never changed nor compared
public record PackedFragment(byte[] bytes) {

  private static final CodecSerializer<EmbeddedFragment> EMBEDDED =
      new CodecSerializer<>(new EmbeddedFragmentCodec());

  static PackedFragment of(EmbeddedFragment embedded) throws IOException {
    return new PackedFragment(EMBEDDED.toBytes(embedded));
  }

  EmbeddedFragment embedded() throws IOException {
    return EMBEDDED.fromBytes(bytes);
  }

  void write(DataOutput out) throws IOException {
    Bytes.writeBytes(bytes, out);
  }

  static PackedFragment read(DataInput in) throws IOException {
    return new PackedFragment(Bytes.readBytes(in));
  }
}
