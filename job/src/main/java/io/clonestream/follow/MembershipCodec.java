package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.FragmentCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes of a {@link Membership}. */
public final class MembershipCodec implements Codec<Membership> {

  private static final long serialVersionUID = 1L;
  private static final FragmentCodec FRAGMENT = new FragmentCodec();

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(Membership value, DataOutput out) throws IOException {
    Bytes.writeString(value.fragmentId(), out);
    out.writeLong(value.instant());
    Bytes.writeString(value.commit(), out);
    out.writeInt(value.sign());
    out.writeBoolean(value.generated());
    Fragment fragment = value.fragment();
    out.writeBoolean(fragment != null);
    if (fragment != null) {
      FRAGMENT.write(fragment, out);
    }
  }

  @Override
  public Membership read(DataInput in, int version) throws IOException {
    String fragmentId = Bytes.readString(in);
    long instant = in.readLong();
    String commit = Bytes.readString(in);
    int sign = in.readInt();
    boolean generated = in.readBoolean();
    @Nullable Fragment fragment = in.readBoolean() ? FRAGMENT.read(in, version) : null;
    return new Membership(fragmentId, instant, commit, sign, generated, fragment);
  }
}
