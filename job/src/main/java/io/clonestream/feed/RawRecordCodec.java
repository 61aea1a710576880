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
    return 1;
  }

  @Override
  public void write(RawRecord value, DataOutput out) throws IOException {
    Bytes.writeString(value.topic(), out);
    out.writeInt(value.partition());
    out.writeLong(value.offset());
    out.writeLong(value.timestamp());
    Bytes.writeBytes(value.key(), out);
    Bytes.writeBytes(value.value(), out);
    Bytes.writeList(
        value.headers(),
        out,
        (header, o) -> {
          Bytes.writeString(header.name(), o);
          Bytes.writeBytes(header.value(), o);
        });
  }

  @Override
  public RawRecord read(DataInput in, int version) throws IOException {
    String topic = Bytes.readString(in);
    int partition = in.readInt();
    long offset = in.readLong();
    long timestamp = in.readLong();
    byte[] key = Bytes.readBytes(in);
    byte[] value = Bytes.readBytes(in);
    List<Header> headers =
        Bytes.readList(in, i -> new Header(Bytes.readString(i), Bytes.readBytes(i)));
    return new RawRecord(topic, partition, offset, timestamp, key, value, headers);
  }
}
