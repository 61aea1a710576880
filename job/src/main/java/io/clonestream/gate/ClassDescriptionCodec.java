package io.clonestream.gate;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Boilerplate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * ClassDescription in the order of its components; kinds by name. Version 1 knew no boilerplate.
 */
final class ClassDescriptionCodec implements Codec<ClassDescription> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(ClassDescription value, DataOutput out) throws IOException {
    Bytes.writeString(value.fragmentId(), out);
    Bytes.writeString(value.tenant(), out);
    Bytes.writeString(value.language(), out);
    Bytes.writeString(value.kind().name(), out);
    Bytes.writeString(value.name(), out);
    Bytes.writeVarint(value.tokens(), out);
    Bytes.writeString(value.formId(), out);
    Boilerplate.write(value.boilerplate(), out);
  }

  @Override
  public ClassDescription read(DataInput in, int version) throws IOException {
    return new ClassDescription(
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        SymbolKind.valueOf(Bytes.readString(in)),
        Bytes.readString(in),
        Bytes.readLength(in),
        Bytes.readString(in),
        version < 2 ? null : Boilerplate.read(in));
  }
}
