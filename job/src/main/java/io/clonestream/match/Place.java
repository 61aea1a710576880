package io.clonestream.match;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StructureProfile;
import io.clonestream.infer.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a fragment lies: its embedding and, beside it, the shape of its code. What makes a pair
 * weighs both ({@link Feature#COSINE}, {@link Feature#STRUCTURE}), so that cells of both together
 * part fewer pairs than cells of the embedding.
 */
public final class Place {

  /** Values of a shape. */
  public static final int SHAPE = StructureProfile.DIRECTIONS;

  /** Length of the shape beside an embedding of length one. */
  private static final double BESIDE = 0.6;

  /** Length of the shape alone: few of its values are beyond int8. */
  private static final double ALONE = 350;

  private final double[] projection;
  private final byte[] point;

  private Place(double[] projection, byte[] point) {
    this.projection = projection;
    this.point = point;
  }

  /**
   * The place of a fragment.
   *
   * @param vector its embedding as int8; null where there is none
   */
  public static Place of(Fragment fragment, byte @Nullable [] vector) {
    double[] projection = StructureProfile.projection(fragment.structure());
    if (vector == null) {
      return new Place(projection, new byte[0]);
    }
    byte[] point = new byte[vector.length + SHAPE];
    System.arraycopy(vector, 0, point, 0, vector.length);
    byte[] beside = quantised(projection, BESIDE * Math.sqrt(Vectors.dot(vector, vector)));
    System.arraycopy(beside, 0, point, vector.length, SHAPE);
    return new Place(projection, point);
  }

  /** At this length; an empty projection has none. */
  private static byte[] quantised(double[] projection, double length) {
    double square = 0;
    for (double value : projection) {
      square += value * value;
    }
    double scale = square == 0 ? 0 : length / Math.sqrt(square);
    byte[] values = new byte[projection.length];
    for (int i = 0; i < values.length; i++) {
      long value = Math.round(scale * projection[i]);
      values[i] = (byte) Math.max(-Byte.MAX_VALUE, Math.min(Byte.MAX_VALUE, value));
    }
    return values;
  }

  /** The embedding, then the shape, as int8; empty without an embedding. */
  public byte[] point() {
    return point.clone();
  }

  /** The shape alone as int8: {@value #SHAPE} values. */
  public byte[] shape() {
    return quantised(projection, ALONE);
  }

  /** The cells that are nearest, nearest first; none without an embedding. */
  int[] cells(Codebook points, int count) {
    return point.length == 0 ? new int[0] : points.nearest(point, count);
  }

  /** {@link Sketch} of the embedding; empty without one. */
  long[] embeddingSketch(Codebook points) {
    return point.length == 0 ? new long[0] : Sketch.of(point, point.length - SHAPE, points);
  }

  /** Sketch of the {@link StructureProfile}. */
  long[] structureSketch() {
    return StructureProfile.sketch(projection);
  }
}
