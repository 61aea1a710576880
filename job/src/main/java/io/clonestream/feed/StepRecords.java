package io.clonestream.feed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The encoded symbol changes of one step, in order: in memory while they are few, in a temporary
 * file when they are many, because their number has to be known before the first one is sent.
 */
final class StepRecords implements AutoCloseable {

  private static final int MEMORY_BYTES = 8 << 20;

  /** Takes one record. */
  @FunctionalInterface
  interface Receiver {
    void accept(String key, byte[] value);
  }

  private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
  private @Nullable Path file;
  private DataOutputStream out = new DataOutputStream(memory);
  private int size;

  void add(String key, byte[] value) {
    try {
      if (memory != null && memory.size() + value.length > MEMORY_BYTES) {
        spill(memory);
      }
      write(key.getBytes(StandardCharsets.UTF_8));
      write(value);
      size++;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  int size() {
    return size;
  }

  /** Gives the records from index {@code from} to {@code to}, exclusively, in order. */
  void read(int from, int to, Receiver receiver) {
    try {
      out.flush();
      try (DataInputStream in = new DataInputStream(open())) {
        for (int i = 0; i < to; i++) {
          byte[] key = in.readNBytes(in.readInt());
          byte[] value = in.readNBytes(in.readInt());
          if (i >= from) {
            receiver.accept(new String(key, StandardCharsets.UTF_8), value);
          }
        }
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void spill(ByteArrayOutputStream buffered) throws IOException {
    file = Files.createTempFile("clonestream-step", ".records");
    file.toFile().deleteOnExit();
    OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    buffered.writeTo(stream);
    out = new DataOutputStream(stream);
    memory = null;
  }

  private InputStream open() throws IOException {
    if (memory != null) {
      return new ByteArrayInputStream(memory.toByteArray());
    }
    if (file == null) {
      throw new IllegalStateException("Records are neither in memory nor on disk");
    }
    return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  private void write(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private UncheckedIOException unwritable(IOException e) {
    return new UncheckedIOException("Temporary file " + file + " cannot be used", e);
  }
}
