package io.clonestream.feed;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.feed.Request.Kind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link Request}: the kind by name, then the components in their order. */
public final class RequestCodec implements Codec<Request> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Request value, DataOutput out) throws IOException {
    Bytes.writeString(value.kind().name(), out);
    Bytes.writeString(value.id(), out);
    out.writeLong(value.storedEpoch());
    out.writeLong(value.storedRevision());
    Bytes.writeList(value.sources(), out, Bytes::writeString);
    Bytes.writeBytes(value.recorded(), out);
  }

  @Override
  public Request read(DataInput in, int version) throws IOException {
    return new Request(
        Kind.valueOf(Bytes.readString(in)),
        Bytes.readString(in),
        in.readLong(),
        in.readLong(),
        Bytes.readList(in, Bytes::readString),
        Bytes.readBytes(in));
  }
}
