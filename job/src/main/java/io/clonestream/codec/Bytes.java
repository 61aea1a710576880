package io.clonestream.codec;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elements of which codecs are made: varints, strings without a length limit, lists. */
public final class Bytes {

  /** Writes one element of a list. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(T value, DataOutput out) throws IOException;
  }

  /** Reads one element of a list. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  private Bytes() {}

  /** Unsigned LEB128. */
  public static void writeVarint(long value, DataOutput out) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  public static long readVarint(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = in.readByte();
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IOException("A varint has more than 64 bits");
  }

  public static int readLength(DataInput in) throws IOException {
    long value = readVarint(in);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new IOException("Length " + value + " is not within 0 and 2^31-1");
    }
    return (int) value;
  }

  public static void writeBytes(byte[] value, DataOutput out) throws IOException {
    writeVarint(value.length, out);
    out.write(value);
  }

  public static byte[] readBytes(DataInput in) throws IOException {
    byte[] value = new byte[readLength(in)];
    in.readFully(value);
    return value;
  }

  public static void writeString(String value, DataOutput out) throws IOException {
    writeBytes(value.getBytes(StandardCharsets.UTF_8), out);
  }

  public static String readString(DataInput in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  public static void writeNullable(@Nullable String value, DataOutput out) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      writeString(value, out);
    }
  }

  public static @Nullable String readNullable(DataInput in) throws IOException {
    return in.readBoolean() ? readString(in) : null;
  }

  public static void writeInts(int[] values, DataOutput out) throws IOException {
    writeVarint(values.length, out);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  public static int[] readInts(DataInput in) throws IOException {
    int[] values = new int[readLength(in)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }

  public static void writeLongs(long[] values, DataOutput out) throws IOException {
    writeVarint(values.length, out);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  public static long[] readLongs(DataInput in) throws IOException {
    long[] values = new long[readLength(in)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  public static <T> void writeList(List<T> values, DataOutput out, Writer<T> writer)
      throws IOException {
    writeVarint(values.size(), out);
    for (T value : values) {
      writer.write(value, out);
    }
  }

  public static <T> List<T> readList(DataInput in, Reader<T> reader) throws IOException {
    int size = readLength(in);
    if (size == 0) {
      return List.of();
    }
    List<T> values = new ArrayList<>(Math.min(size, 1024));
    for (int i = 0; i < size; i++) {
      values.add(reader.read(in));
    }
    return List.copyOf(values);
  }

  /** The bytes of one value in the current version of its codec. */
  public static <T> byte[] encode(Codec<T> codec, T value) {
    return CodecSerializer.encode(codec, value);
  }

  public static <T> T decode(Codec<T> codec, byte[] bytes) {
    try {
      return codec.read(new DataInputStream(new ByteArrayInputStream(bytes)), codec.version());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
