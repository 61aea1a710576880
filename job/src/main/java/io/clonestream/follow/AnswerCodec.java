package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.feed.RequestCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of an {@link Answer}: its components in their order. */
public final class AnswerCodec implements Codec<Answer> {

  private static final long serialVersionUID = 1L;
  private static final RequestCodec REQUEST = new RequestCodec();
  private static final StampCodec STAMP = new StampCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Answer value, DataOutput out) throws IOException {
    REQUEST.write(value.request(), out);
    STAMP.write(value.stamp(), out);
    Bytes.writeBytes(value.content(), out);
  }

  @Override
  public Answer read(DataInput in, int version) throws IOException {
    return new Answer(REQUEST.read(in, 1), STAMP.read(in, 1), Bytes.readBytes(in));
  }
}
