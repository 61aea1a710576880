package io.clonestream.match;

import io.clonestream.fingerprint.StableHash;
import io.clonestream.infer.Vectors;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cells of the space of {@link Place}s: directions, trained by spherical k-means (Dhillon and
 * Modha, 2001) on vectors from which a mean was subtracted. A vector lies in the {@link #nearest}
 * few, so that neighbours on both sides of a border meet.
 *
 * <p>Vectors are int8 of any scale. The centred cosine of vector v and cell c orders cells like
 * {@code scale(c) * dot(v, c) - |v| * offset(c)}, so nothing is centred at run time.
 */
public final class Codebook {

  /** The trained codebook of the model that ships. */
  public static final String DEFAULT = "minilm-3";

  private static final int MAGIC = 0x43424b31;
  private static final int QUAD = Integer.BYTES;
  private static final int BIAS = 128;
  private static final Map<String, Codebook> LOADED = new ConcurrentHashMap<>();

  private final String id;
  private final float[] mean;
  private final byte[][] cells;

  /**
   * Of every {@value #QUAD} dimensions the components of all cells, {@value #BIAS} more than they
   * are, one in each byte of an integer, the first in the lowest. The compiler makes vector
   * instructions of sums of integers beside each other, not of bytes, nor good ones of a single
   * sum; a fourth of the memory is read.
   */
  private final int[][] quads;

  private final float[] scales;
  private final float[] offsets;

  /**
   * A codebook.
   *
   * @param mean of the unit vectors
   * @param cells directions as int8, at any scale
   */
  public Codebook(String id, float[] mean, byte[][] cells) {
    this.id = id;
    this.mean = mean;
    this.cells = cells;
    this.quads = new int[(mean.length + QUAD - 1) / QUAD][cells.length];
    this.scales = new float[cells.length];
    this.offsets = new float[cells.length];
    for (int cell = 0; cell < cells.length; cell++) {
      double norm = Math.sqrt(Vectors.dot(cells[cell], cells[cell]));
      double offset = 0;
      for (int i = 0; i < mean.length; i++) {
        quads[i / QUAD][cell] |= cells[cell][i] + BIAS << i % QUAD * Byte.SIZE;
        offset += mean[i] * cells[cell][i];
      }
      scales[cell] = (float) (1 / norm);
      offsets[cell] = (float) (offset / norm);
    }
  }

  /**
   * The trained codebook in {@code match/<id>.bin}: big-endian magic, number of cells, dimension,
   * mean of the unit vectors as floats, cells as int8. Read once: all tasks of a process share it.
   */
  public static Codebook load(String id) {
    return LOADED.computeIfAbsent(id, Codebook::read);
  }

  private static Codebook read(String id) {
    String resource = "/match/" + id + ".bin";
    try (InputStream in = Codebook.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("Codebook '" + id + "' has no resource " + resource);
      }
      DataInputStream data = new DataInputStream(in);
      int magic = data.readInt();
      if (magic != MAGIC) {
        throw new IOException("It begins with " + Integer.toHexString(magic));
      }
      byte[][] cells = new byte[data.readInt()][];
      float[] mean = new float[data.readInt()];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = data.readFloat();
      }
      for (int cell = 0; cell < cells.length; cell++) {
        cells[cell] = data.readNBytes(mean.length);
      }
      return new Codebook(id, mean, cells);
    } catch (IOException e) {
      throw new UncheckedIOException("Codebook " + resource + " cannot be read", e);
    }
  }

  /** Writes what {@link #load} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(cells.length);
    out.writeInt(mean.length);
    for (float component : mean) {
      out.writeFloat(component);
    }
    for (byte[] cell : cells) {
      out.write(cell);
    }
  }

  /**
   * Cells of random directions, for a model that no codebook was trained for: cells of its vectors
   * are less even and neighbours part more often.
   */
  public static Codebook random(String model, int dimension, int cells) {
    byte[][] directions = new byte[cells][dimension];
    long state = StableHash.hash64("random directions");
    for (byte[] direction : directions) {
      for (int i = 0; i < dimension; i++) {
        state = StableHash.mix(state);
        direction[i] = (byte) (Long.bitCount(state) - Integer.SIZE);
      }
    }
    return new Codebook("random-1/" + model, new float[dimension], directions);
  }

  /** Vectors of two codebooks are never compared. */
  public String id() {
    return id;
  }

  public int dimension() {
    return mean.length;
  }

  public int cells() {
    return cells.length;
  }

  /** Direction of a cell as int8. */
  public byte[] cell(int cell) {
    return cells[cell].clone();
  }

  /** Component {@code i} of the mean of the unit vectors. */
  float mean(int i) {
    return mean[i];
  }

  /** Inner products of a vector with every cell. */
  private int[] dots(byte[] vector) {
    int[] dots = new int[cells.length];
    byte[] values = Arrays.copyOf(vector, QUAD * quads.length);
    int sum = 0;
    for (int i = 0; i < quads.length; i++) {
      int a = values[QUAD * i];
      int b = values[QUAD * i + 1];
      int c = values[QUAD * i + 2];
      int d = values[QUAD * i + 3];
      add(a, b - (a << Byte.SIZE), c - (b << Byte.SIZE), d - (c << Byte.SIZE), quads[i], dots);
      sum += a + b + c + d;
    }
    for (int cell = 0; cell < dots.length; cell++) {
      dots[cell] -= BIAS * sum;
    }
    return dots;
  }

  /**
   * Adds the products with the bytes of a quad, the lowest with {@code a}. Bytes above are not cut
   * off: of every factor but the first, 256 times the one before, which counted them too, was taken
   * away. Integers wrap, so the sum is exact.
   */
  private static void add(int a, int b, int c, int d, int[] quads, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      int quad = quads[i];
      sums[i] += a * quad + b * (quad >>> 8) + c * (quad >>> 16) + d * (quad >>> 24);
    }
  }

  /** The {@code count} cells nearest to a vector, nearest first; of equals the lower first. */
  public int[] nearest(byte[] vector, int count) {
    return nearest(vector, count, Float.NEGATIVE_INFINITY);
  }

  /**
   * The same without those further than a share of the nearest: a vector well within a cell needs
   * no second one.
   *
   * @param share of the centred cosine with the nearest cell that the others must reach
   */
  int[] nearest(byte[] vector, int count, float share) {
    if (vector.length != mean.length) {
      throw new IllegalArgumentException(
          "A vector of " + vector.length + " dimensions; codebook " + id + " has " + mean.length);
    }
    int[] best = new int[count];
    float[] scores = new float[count];
    float norm = (float) Math.sqrt(Vectors.dot(vector, vector));
    int[] dots = dots(vector);
    int filled = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      float score = scales[cell] * dots[cell] - norm * offsets[cell];
      if (filled == count && score <= scores[count - 1]) {
        continue;
      }
      int at = filled < count ? filled++ : count - 1;
      for (; at > 0 && score > scores[at - 1]; at--) {
        scores[at] = scores[at - 1];
        best[at] = best[at - 1];
      }
      scores[at] = score;
      best[at] = cell;
    }
    float least = scores[0] - (1 - share) * Math.abs(scores[0]);
    int near = count;
    while (near > 1 && scores[near - 1] < least) {
      near--;
    }
    return Arrays.copyOf(best, near);
  }
}
