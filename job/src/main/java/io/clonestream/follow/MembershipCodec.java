package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.CodeCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a {@link Membership}: its components in their order. They stand in no state, so only
 * this version is read; earlier ones ended with the whole fragment.
 */
public final class MembershipCodec implements Codec<Membership> {

  private static final long serialVersionUID = 1L;
  private static final CodeCodec CODE = new CodeCodec();

  @Override
  public int version() {
    return 3;
  }

  @Override
  public void write(Membership value, DataOutput out) throws IOException {
    Bytes.writeString(value.fragmentId(), out);
    out.writeLong(value.instant());
    Bytes.writeString(value.commit(), out);
    out.writeInt(value.sign());
    out.writeBoolean(value.generated());
    @Nullable Code code = value.code();
    out.writeBoolean(code != null);
    if (code != null) {
      CODE.write(code, out);
    }
  }

  @Override
  public Membership read(DataInput in, int version) throws IOException {
    String fragmentId = Bytes.readString(in);
    long instant = in.readLong();
    String commit = Bytes.readString(in);
    int sign = in.readInt();
    boolean generated = in.readBoolean();
    @Nullable Code code = in.readBoolean() ? CODE.read(in, CODE.version()) : null;
    return new Membership(fragmentId, instant, commit, sign, generated, code);
  }
}
