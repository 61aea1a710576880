package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clonestream.infer.Vectors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodebookTest {

  @Test
  void cellsComeNearestFirstWhateverTheScale() {
    Codebook codebook = Codebook.random("test", 64, 50);
    byte[] vector = vector(64, 1);
    byte[] half = new byte[64];
    for (int i = 0; i < 64; i++) {
      vector[i] = (byte) (vector[i] / 2 * 2);
      half[i] = (byte) (vector[i] / 2);
    }

    int[] five = codebook.nearest(vector, 5);

    assertThat(five).doesNotHaveDuplicates().hasSize(5);
    assertThat(codebook.nearest(vector, 3)).containsExactly(five[0], five[1], five[2]);
    assertThat(codebook.nearest(half, 5)).isEqualTo(five);
  }

  @Test
  void cellsMuchFurtherThanTheNearestAreLeftOut() {
    Codebook codebook =
        new Codebook("test", new float[2], new byte[][] {{100, 0}, {90, 44}, {0, 100}, {-100, 0}});

    assertThat(codebook.nearest(new byte[] {100, 10}, 4, 0.9f)).containsExactly(0, 1);
    assertThat(codebook.nearest(new byte[] {100, -30}, 4, 0.9f)).containsExactly(0);
    assertThat(codebook.nearest(new byte[] {100, -30}, 1, 0.9f)).containsExactly(0);
    assertThat(codebook.nearest(new byte[] {100, -30}, 4)).containsExactly(0, 1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 33, 512})
  void cellsAreInTheOrderOfTheirInnerProductsWhateverTheDimension(int dimension) {
    byte[][] cells = new byte[40][dimension];
    byte[] vector = new byte[dimension];
    Random random = new Random(dimension);
    for (byte[] cell : cells) {
      random.nextBytes(cell);
    }
    Arrays.fill(cells[0], Byte.MIN_VALUE);
    Arrays.fill(cells[1], Byte.MAX_VALUE);
    random.nextBytes(vector);
    vector[0] = Byte.MIN_VALUE;

    int[] nearest = new Codebook("test", new float[dimension], cells).nearest(vector, 40);

    assertThat(nearest).doesNotHaveDuplicates();
    assertThat(Arrays.stream(nearest).mapToObj(cell -> score(vector, cells[cell])))
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  private static float score(byte[] vector, byte[] cell) {
    return (float) (1 / Math.sqrt(Vectors.dot(cell, cell))) * Vectors.dot(vector, cell);
  }

  @Test
  void theTrainedCodebookCentresVectors() {
    Codebook codebook = Codebook.load(Codebook.DEFAULT);

    assertThat(codebook.id()).isEqualTo(Codebook.DEFAULT);
    assertThat(codebook.dimension()).isEqualTo(384 + Place.SHAPE);
    assertThat(codebook.cells()).isGreaterThanOrEqualTo(256);
    assertThat(codebook.nearest(vector(512, 7), BlockKeys.CELLS)).doesNotHaveDuplicates();
  }

  @Test
  void aVectorOfAnotherDimensionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codebook.random("test", 64, 5).nearest(new byte[32], 1))
        .withMessage("A vector of 32 dimensions; codebook random-1/test has 64");
  }

  @Test
  void anUnknownCodebookIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codebook.load("nowhere"))
        .withMessageContaining("'nowhere'");
  }

  @Test
  void sketchesOfNeighboursDifferInFewBits() {
    Codebook codebook = Codebook.load(Codebook.DEFAULT);
    byte[] vector = vector(512, 1);
    byte[] near = vector.clone();
    for (int i = 0; i < 38; i++) {
      near[i] = (byte) -near[i];
    }
    long[] sketch = Sketch.of(vector, 384, codebook);

    assertThat(sketch).hasSize(6);
    assertThat(Sketch.distance(sketch, sketch)).isZero();
    assertThat(Sketch.distance(sketch, Sketch.of(near, 384, codebook))).isBetween(20, 38);
    assertThat(Sketch.distance(sketch, Sketch.of(vector(512, 2), 384, codebook)))
        .isGreaterThan(120);
  }

  static byte[] vector(int dimension, long seed) {
    Random random = new Random(seed);
    byte[] vector = new byte[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (byte) (random.nextGaussian() * 40);
    }
    return vector;
  }
}
