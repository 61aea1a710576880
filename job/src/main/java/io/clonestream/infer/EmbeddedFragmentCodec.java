package io.clonestream.infer;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.FragmentCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Version 1: the version of the fragment's codec, the fragment, the model, and unless it is lexical
 * the vector.
 */
public final class EmbeddedFragmentCodec implements Codec<EmbeddedFragment> {

  private static final long serialVersionUID = 1L;

  private final FragmentCodec fragments = new FragmentCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(EmbeddedFragment value, DataOutput out) throws IOException {
    Bytes.writeVarint(fragments.version(), out);
    fragments.write(value.fragment(), out);
    Bytes.writeString(value.model(), out);
    byte[] vector = value.vector();
    if (vector != null) {
      Bytes.writeBytes(vector, out);
    }
  }

  @Override
  public EmbeddedFragment read(DataInput in, int version) throws IOException {
    if (version != 1) {
      throw new IOException("Version " + version + " of an embedded fragment is not known; 1 is");
    }
    int fragmentVersion = Bytes.readLength(in);
    Fragment fragment = fragments.read(in, fragmentVersion);
    String model = Bytes.readString(in);
    boolean lexical = model.equals(EmbeddedFragment.LEXICAL);
    return new EmbeddedFragment(fragment, lexical ? null : Bytes.readBytes(in), model);
  }
}
