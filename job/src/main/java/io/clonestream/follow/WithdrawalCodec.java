package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link Withdrawal}. */
public final class WithdrawalCodec implements Codec<Withdrawal> {

  private static final long serialVersionUID = 1L;
  private static final StampCodec STAMP = new StampCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Withdrawal value, DataOutput out) throws IOException {
    Bytes.writeString(value.key(), out);
    STAMP.write(value.stamp(), out);
  }

  @Override
  public Withdrawal read(DataInput in, int version) throws IOException {
    return new Withdrawal(Bytes.readString(in), STAMP.read(in, 1));
  }
}
