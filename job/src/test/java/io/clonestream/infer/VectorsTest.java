package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorsTest {

  @Test
  void theLargestComponentBecomes127AndTheScaleDoesNotMatter() throws Exception {
    assertThat(Vectors.quantise(new float[] {-2, 1, 0, 0.5f}, 4))
        .containsExactly(-127, 64, 0, 32)
        .isEqualTo(Vectors.quantise(new float[] {-200, 100, 0, 50}, 4));
  }

  @Test
  void theCosineOfInt8IsThatOfTheFloats() throws Exception {
    Random random = new Random(1);
    for (int n = 0; n < 200; n++) {
      float[] a = new float[384];
      float[] b = new float[384];
      double dot = 0;
      double aa = 0;
      double bb = 0;
      for (int i = 0; i < 384; i++) {
        a[i] = (float) random.nextGaussian();
        b[i] = (float) (random.nextGaussian() + a[i] * (n % 10));
        dot += a[i] * b[i];
        aa += a[i] * a[i];
        bb += b[i] * b[i];
      }
      assertThat(Vectors.cosine(Vectors.quantise(a, 384), Vectors.quantise(b, 384)))
          .isCloseTo(dot / Math.sqrt(aa * bb), within(0.002));
    }
  }

  @Test
  void aVectorThatIsNoneIsAFailureThatSaysWhy() {
    refused(new float[] {1, 2}, "2 dimensions; its descriptor says 3");
    refused(new float[] {1, Float.NaN, 2}, "Component 1 of the embedding is NaN");
    refused(
        new float[] {1, 0, Float.POSITIVE_INFINITY}, "Component 2 of the embedding is Infinity");
    refused(new float[3], "zero");
  }

  private static void refused(float[] vector, String reason) {
    assertThatThrownBy(() -> Vectors.quantise(vector, 3))
        .isInstanceOf(NoVectorException.class)
        .hasMessageContaining(reason);
  }
}
