package io.clonestream.feed;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.feed.RawRecord.Header;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Bytes of a {@link RawRecord}. */
public final class RawRecordCodec implements Codec<RawRecord> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(RawRecord value, DataOutput out) throws IOException {
    Bytes.writeString(value.topic(), out);
    out.writeInt(value.partition());
    out.writeLong(value.offset());
    out.writeLong(value.timestamp());
    writeBytes(value.key(), out);
    writeBytes(value.value(), out);
    Bytes.writeList(
        value.headers(),
        out,
        (header, o) -> {
          Bytes.writeString(header.name(), o);
          writeBytes(header.value(), o);
        });
  }

  private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
    out.writeBoolean(bytes != RawRecord.NONE);
    if (bytes != RawRecord.NONE) {
      Bytes.writeBytes(bytes, out);
    }
  }

  /** Version 1 does not tell none from empty ones. */
  private static byte[] readBytes(DataInput in, int version) throws IOException {
    return version < 2 || in.readBoolean() ? Bytes.readBytes(in) : RawRecord.NONE;
  }

  @Override
  public RawRecord read(DataInput in, int version) throws IOException {
    String topic = Bytes.readString(in);
    int partition = in.readInt();
    long offset = in.readLong();
    long timestamp = in.readLong();
    byte[] key = readBytes(in, version);
    byte[] value = readBytes(in, version);
    List<Header> headers =
        Bytes.readList(in, i -> new Header(Bytes.readString(i), readBytes(i, version)));
    return new RawRecord(topic, partition, offset, timestamp, key, value, headers);
  }
}
