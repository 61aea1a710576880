package io.clonestream.tune;

import io.clonestream.infer.Vectors;
import io.clonestream.match.Codebook;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Trains the cells of a codebook: spherical k-means (Dhillon and Modha, Machine Learning 42, 2001)
 * on vectors from which their mean was subtracted. Each round assigns by {@link Codebook#nearest},
 * int8 cells and all, so that cells are as even as the job will find them.
 */
final class CodebookFit {

  /** Vectors of a cell below which it knows more about them than about code. */
  static final int LEAST_VECTORS_A_CELL = 4;

  private static final int MAX = 127;

  private final String id;
  private final List<byte[]> vectors;
  private final int dimension;
  private final float[] mean;

  /**
   * @param vectors int8 of any scale, all of one dimension
   * @throws IllegalArgumentException where they are too few for so many cells
   */
  CodebookFit(String id, List<byte[]> vectors, int cells) {
    if (vectors.size() < (long) LEAST_VECTORS_A_CELL * cells) {
      throw new IllegalArgumentException(
          "%,d vectors are too few for %,d cells; %d a cell are the least"
              .formatted(vectors.size(), cells, LEAST_VECTORS_A_CELL));
    }
    this.id = id;
    this.vectors = vectors;
    this.dimension = vectors.get(0).length;
    this.mean = mean();
  }

  /**
   * The codebook after some rounds.
   *
   * @param progress hears after each round how many were done
   */
  Codebook of(int cells, int rounds, long seed, IntConsumer progress) {
    byte[][] directions = start(cells, new Random(seed));
    for (int round = 0; round < rounds; round++) {
      directions = moved(new Codebook(id, mean, directions));
      progress.accept(round + 1);
    }
    return new Codebook(id, mean, directions);
  }

  private byte[][] start(int cells, Random random) {
    int[] chosen = random.ints(0, vectors.size()).distinct().limit(cells).toArray();
    return Arrays.stream(chosen)
        .mapToObj(i -> quantised(centred(vectors.get(i))))
        .toArray(byte[][]::new);
  }

  /** Each cell in the middle of what lies in it; one in which nothing lies stays. */
  private byte[][] moved(Codebook codebook) {
    float[][] sums = new float[codebook.cells()][dimension];
    int[] sizes = new int[codebook.cells()];
    for (byte[] vector : vectors) {
      int cell = codebook.nearest(vector, 1)[0];
      float[] centred = centred(vector);
      for (int i = 0; i < dimension; i++) {
        sums[cell][i] += centred[i];
      }
      sizes[cell]++;
    }
    byte[][] directions = new byte[codebook.cells()][];
    for (int cell = 0; cell < directions.length; cell++) {
      directions[cell] = sizes[cell] == 0 ? codebook.cell(cell) : quantised(sums[cell]);
    }
    return directions;
  }

  private float[] mean() {
    double[] sum = new double[dimension];
    for (byte[] vector : vectors) {
      double norm = Math.sqrt(Vectors.dot(vector, vector));
      for (int i = 0; i < dimension; i++) {
        sum[i] += vector[i] / norm;
      }
    }
    float[] mean = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      mean[i] = (float) (sum[i] / vectors.size());
    }
    return mean;
  }

  /** The vector at length one, less the mean, at length one again. */
  private float[] centred(byte[] vector) {
    float norm = (float) Math.sqrt(Vectors.dot(vector, vector));
    float[] centred = new float[dimension];
    double square = 0;
    for (int i = 0; i < dimension; i++) {
      centred[i] = vector[i] / norm - mean[i];
      square += (double) centred[i] * centred[i];
    }
    float length = (float) Math.sqrt(square);
    for (int i = 0; i < dimension && length > 0; i++) {
      centred[i] /= length;
    }
    return centred;
  }

  private static byte[] quantised(float[] direction) {
    float largest = 0;
    for (float component : direction) {
      largest = Math.max(largest, Math.abs(component));
    }
    byte[] quantised = new byte[direction.length];
    for (int i = 0; i < quantised.length && largest > 0; i++) {
      quantised[i] = (byte) Math.rint((double) direction[i] / largest * MAX);
    }
    return quantised;
  }
}
