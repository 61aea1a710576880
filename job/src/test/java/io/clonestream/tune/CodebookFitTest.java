package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clonestream.infer.Vectors;
import io.clonestream.match.Codebook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodebookFitTest {

  private static final int CENTRES = 4;
  private static final int DIMENSION = 32;

  @Test
  void whatLiesTogetherFallsIntoOneCell() {
    List<byte[]> vectors = around(CENTRES, 50);

    Codebook codebook =
        new CodebookFit("test", vectors, CENTRES).of(CENTRES, 10, seedOfDistinctCentres(), r -> {});

    Set<Integer> cells = new HashSet<>();
    for (int centre = 0; centre < CENTRES; centre++) {
      Set<Integer> ofCentre = new HashSet<>();
      for (int i = centre; i < vectors.size(); i += CENTRES) {
        ofCentre.add(codebook.nearest(vectors.get(i), 1)[0]);
      }
      assertThat(ofCentre).hasSize(1);
      cells.addAll(ofCentre);
    }
    assertThat(cells).hasSize(CENTRES);
  }

  @Test
  void roundsMakeCellsTighter() {
    List<byte[]> vectors = around(8, 40);
    CodebookFit fit = new CodebookFit("test", vectors, 16);

    assertThat(closeness(fit.of(16, 10, 3, r -> {}), vectors))
        .isGreaterThan(closeness(fit.of(16, 0, 3, r -> {}), vectors));
  }

  @Test
  void tooFewVectorsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodebookFit("test", around(CENTRES, 3), CENTRES))
        .withMessage("12 vectors are too few for 4 cells; 4 a cell are the least");
  }

  /** The first seed whose cells start in all clusters: k-means does not leave a bad start. */
  private static long seedOfDistinctCentres() {
    long seed = 0;
    while (new Random(seed)
            .ints(0, CENTRES * 50)
            .distinct()
            .limit(CENTRES)
            .map(i -> i % CENTRES)
            .distinct()
            .count()
        < CENTRES) {
      seed++;
    }
    return seed;
  }

  private static double closeness(Codebook codebook, List<byte[]> vectors) {
    double sum = 0;
    for (byte[] vector : vectors) {
      byte[] cell = codebook.cell(codebook.nearest(vector, 1)[0]);
      sum += Vectors.cosine(vector, cell);
    }
    return sum / vectors.size();
  }

  /** Vectors around as many random directions, taking turns. */
  private static List<byte[]> around(int centres, int each) {
    Random random = new Random(5);
    double[][] directions = new double[centres][DIMENSION];
    for (double[] direction : directions) {
      for (int i = 0; i < DIMENSION; i++) {
        direction[i] = random.nextGaussian() * 40;
      }
    }
    List<byte[]> vectors = new ArrayList<>();
    for (int k = 0; k < each; k++) {
      for (double[] direction : directions) {
        byte[] vector = new byte[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
          vector[i] =
              (byte) Math.max(-127, Math.min(127, direction[i] + random.nextGaussian() * 4));
        }
        vectors.add(vector);
      }
    }
    return vectors;
  }
}
