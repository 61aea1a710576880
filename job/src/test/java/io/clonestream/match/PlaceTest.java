package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.fingerprint.Declarations;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlaceTest {

  private static final int DIMENSION = 384;

  private final Fragment loop =
      Declarations.fragment("sum", "int sum(int[] v) { for (int x : v) s += x; return s; }");
  private final Fragment call = Declarations.fragment("close", "void close() { socket.end(1); }");
  private final byte[] vector = CodebookTest.vector(DIMENSION, 1);

  @Test
  void theShapeStandsBesideTheEmbeddingAtSixTenthsOfItsLength() {
    byte[] point = Place.of(loop, vector).point();
    byte[] beside = Arrays.copyOfRange(point, DIMENSION, point.length);

    assertThat(point).hasSize(DIMENSION + Place.SHAPE).startsWith(vector);
    assertThat(Math.sqrt((double) Vectors.dot(beside, beside) / Vectors.dot(vector, vector)))
        .isBetween(.57, .63);
  }

  @Test
  void placesOfOneEmbeddingAreNearerTheMoreTheirShapesAreAlike() {
    byte[] own = Place.of(loop, vector).point();
    Fragment renamed =
        Declarations.fragment("add", "int add(int[] q) { for (int y : q) t += y; return t; }");

    assertThat(Vectors.cosine(own, Place.of(renamed, vector).point()))
        .isGreaterThan(Vectors.cosine(own, Place.of(call, vector).point()) + .03);
    assertThat(Place.of(renamed, null).shape()).isEqualTo(Place.of(loop, null).shape());
  }

  @Test
  void withoutAnEmbeddingThereIsAShapeAlone() {
    Place place = Place.of(loop, null);
    Codebook codebook = Codebook.random("test", DIMENSION + Place.SHAPE, 10);

    assertThat(place.point()).isEmpty();
    assertThat(place.cells(codebook, 3)).isEmpty();
    assertThat(place.embeddingSketch(codebook)).isEmpty();
    assertThat(place.shape()).hasSize(Place.SHAPE).isNotEqualTo(Place.of(call, null).shape());
  }

  @Test
  void codeOfNoStructureHasAPlaceToo() {
    Fragment nothing = Declarations.fragment("", "{ }");

    assertThat(nothing.structure()).isEmpty();
    assertThat(Place.of(nothing, null).shape()).containsOnly(0);
  }
}
