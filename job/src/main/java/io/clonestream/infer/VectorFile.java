package io.clonestream.infer;

import io.clonestream.codec.Digest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Vectors that one model inferred, by fragment, in a file of a directory: on one device they are a
 * pure function of both, so that a later run need not infer them again. A file of another model, or
 * one that was damaged, counts as absent.
 *
 * <p>The file: magic, model, number of vectors, id and bytes of each, CRC-32 of all that.
 */
public final class VectorFile {

  private static final int MAGIC = 0x43535631;

  private final Path file;
  private final String model;
  private final Map<String, byte[]> vectors = new HashMap<>();
  private boolean changed;

  private VectorFile(Path file, String model) {
    this.file = file;
    this.model = model;
  }

  /** The vectors of a model that are kept in a directory, which need not be there yet. */
  public static VectorFile open(Path directory, String model) {
    String name = "vectors-" + Digest.id(model.getBytes(StandardCharsets.UTF_8)) + ".bin";
    VectorFile vectors = new VectorFile(directory.resolve(name), model);
    if (Files.exists(vectors.file)) {
      vectors.load();
    }
    return vectors;
  }

  byte @Nullable [] get(String fragmentId) {
    return vectors.get(fragmentId);
  }

  void put(String fragmentId, byte[] vector) {
    vectors.put(fragmentId, vector);
    changed = true;
  }

  public int size() {
    return vectors.size();
  }

  /** Replaces the file by what is known now, in one step: a reader sees the old one or the new. */
  public void save() {
    if (!changed) {
      return;
    }
    try {
      Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
      Path written = Files.createTempFile(directory, "vectors", ".new");
      CheckedOutputStream checked =
          new CheckedOutputStream(
              new BufferedOutputStream(Files.newOutputStream(written)), new CRC32());
      try (DataOutputStream out = new DataOutputStream(checked)) {
        out.writeInt(MAGIC);
        out.writeUTF(model);
        out.writeInt(vectors.size());
        for (Map.Entry<String, byte[]> vector : vectors.entrySet()) {
          out.writeUTF(vector.getKey());
          out.writeInt(vector.getValue().length);
          out.write(vector.getValue());
        }
        out.writeLong(checked.getChecksum().getValue());
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      changed = false;
    } catch (IOException e) {
      throw new UncheckedIOException("Vectors cannot be written to " + file, e);
    }
  }

  private void load() {
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file)), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      if (in.readInt() != MAGIC || !in.readUTF().equals(model)) {
        return;
      }
      for (int left = in.readInt(); left > 0; left--) {
        String fragmentId = in.readUTF();
        byte[] vector = in.readNBytes(in.readInt());
        vectors.put(
            fragmentId, vector); // shorter than it says at the end, where the sum is missing
      }
      long checksum = checked.getChecksum().getValue();
      if (in.readLong() != checksum) {
        vectors.clear();
      }
    } catch (IOException | IllegalArgumentException e) { // a length below 0
      vectors.clear();
    }
  }
}
