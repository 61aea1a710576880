package io.clonestream.infer;

/**
 * Embeddings as int8, the one form in which they are stored and compared.
 *
 * <p>Quantisation is symmetric with a scale of the vector's own: its largest component becomes 127
 * or -127. The scale is not kept, as the cosine does not depend on it. Against the floats the
 * cosine of two MiniLM vectors moves by less than .002.
 */
public final class Vectors {

  private static final int MAX = 127;

  private Vectors() {}

  /**
   * The vector as int8.
   *
   * @throws NoVectorException when the dimension differs, a component is not finite, or all are
   *     zero
   */
  static byte[] quantise(float[] vector, int dimension) throws NoVectorException {
    if (vector.length != dimension) {
      throw new NoVectorException(
          "The model gave " + vector.length + " dimensions; its descriptor says " + dimension);
    }
    float largest = 0;
    for (int i = 0; i < dimension; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new NoVectorException("Component " + i + " of the embedding is " + vector[i]);
      }
      largest = Math.max(largest, Math.abs(vector[i]));
    }
    if (largest == 0) {
      throw new NoVectorException("The embedding is zero: it has no direction");
    }
    byte[] quantised = new byte[dimension];
    for (int i = 0; i < dimension; i++) {
      quantised[i] = (byte) Math.rint((double) vector[i] / largest * MAX);
    }
    return quantised;
  }

  /** Inner product. */
  public static int dot(byte[] a, byte[] b) {
    requireEqualDimensions(a, b);
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Cosine of the angle between both, in -1..1; higher is closer. */
  public static double cosine(byte[] a, byte[] b) {
    requireEqualDimensions(a, b);
    int dot = 0;
    int squareA = 0;
    int squareB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      squareA += a[i] * a[i];
      squareB += b[i] * b[i];
    }
    return dot / Math.sqrt((double) squareA * squareB);
  }

  private static void requireEqualDimensions(byte[] a, byte[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "Vectors of " + a.length + " and " + b.length + " dimensions have no inner product");
    }
  }
}
