package io.clonestream.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The one Flink serializer of this project: immutable values, written by their {@link Codec}. */
public final class CodecSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;

  private static final int USUAL_SIZE = 2048;

  private final Codec<T> codec;
  private final int readVersion;

  public CodecSerializer(Codec<T> codec) {
    this(codec, codec.version());
  }

  private CodecSerializer(Codec<T> codec, int readVersion) {
    this.codec = codec;
    this.readVersion = readVersion;
  }

  /** The bytes of one value; Java's own streams would lock for every number. */
  static <T> byte[] encode(Codec<T> codec, T value) {
    DataOutputSerializer out = new DataOutputSerializer(512);
    try {
      codec.write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  @SuppressWarnings("NullAway") // Flink: null where there is no cheap empty instance
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView out) throws IOException {
    codec.write(value, out);
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    return codec.read(in, readVersion);
  }

  @Override
  public T deserialize(T reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  /** The bytes of one value, as {@link Bytes#encode} has them, by Flink's faster writer. */
  public byte[] toBytes(T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(USUAL_SIZE);
    codec.write(value, out);
    return out.getCopyOfBuffer();
  }

  /** The value of bytes that {@link #toBytes} made. */
  public T fromBytes(byte[] bytes) throws IOException {
    return codec.read(new DataInputDeserializer(bytes), codec.version());
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    codec.write(codec.read(in, readVersion), out);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecSerializer<?> that
        && that.codec.getClass() == codec.getClass()
        && that.readVersion == readVersion;
  }

  @Override
  public int hashCode() {
    return codec.getClass().hashCode() * 31 + readVersion;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new Snapshot<>(codec, codec.version());
  }

  /** Remembers the codec's class and the version it wrote. */
  public static final class Snapshot<T> implements TypeSerializerSnapshot<T> {

    private Codec<T> codec;
    private int writtenVersion;

    /** For Flink. */
    @SuppressWarnings("NullAway") // filled by readSnapshot
    public Snapshot() {}

    Snapshot(Codec<T> codec, int writtenVersion) {
      this.codec = codec;
      this.writtenVersion = writtenVersion;
    }

    @Override
    public int getCurrentVersion() {
      return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
      out.writeUTF(codec.getClass().getName());
      out.writeInt(writtenVersion);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
      String name = in.readUTF();
      writtenVersion = in.readInt();
      try {
        codec = (Codec<T>) Class.forName(name, true, loader).getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IOException("State was written by codec " + name + ", which cannot be made", e);
      }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
      return new CodecSerializer<>(codec, writtenVersion);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
        TypeSerializerSnapshot<T> old) {
      if (!(old instanceof Snapshot<T> before) || before.codec.getClass() != codec.getClass()) {
        return TypeSerializerSchemaCompatibility.incompatible();
      }
      if (before.writtenVersion > writtenVersion) {
        return TypeSerializerSchemaCompatibility.incompatible();
      }
      return before.writtenVersion == writtenVersion
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
  }
}
