package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.match.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeTest {

  @Test
  void theOneThatShipsLeavesTheCosineToModelsWithEmbeddings() {
    Recipe shipped = Recipe.shipped();

    for (boolean across : new boolean[] {false, true}) {
      assertThat(shipped.shapes(across, false))
          .extracting(Shape::feature)
          .contains(Feature.COSINE, Feature.STRUCTURE);
      assertThat(shipped.shapes(across, true))
          .extracting(Shape::feature)
          .doesNotContain(Feature.COSINE)
          .contains(Feature.STRUCTURE);
    }
  }

  @Test
  void aKindHasItsShareWhateverItsNumber() {
    List<Example> examples =
        Recipe.shipped()
            .weighed(
                List.of(
                    pair(PairKind.HISTORY),
                    pair(PairKind.EDITED),
                    pair(PairKind.EDITED),
                    pair(PairKind.RANDOM),
                    pair(PairKind.RANDOM),
                    pair(PairKind.RANDOM)));

    assertThat(examples).extracting(Example::isClone).startsWith(true, true, true, false);
    assertThat(examples.get(0).weight()).isCloseTo(.01 * .25, within(1e-12));
    assertThat(examples.get(1).weight()).isCloseTo(.01 * .75 / 2, within(1e-12));
    assertThat(examples.get(3).weight()).isCloseTo(.99 / 3, within(1e-12));
  }

  @Test
  void aWrongCurveIsNamedWithItsRule() throws IOException {
    String wrong = shipped().replace("rising 0 0.3 0.5 0.65", "rising 0 0.5 0.3 0.65");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recipe.parse(new StringReader(wrong)))
        .withMessageContaining("of curve.within.cosine must be rising, falling or free");
  }

  @Test
  void aWrongShareIsNamedWithItsRule() throws IOException {
    String wrong = shipped().replace("pairs.history=0.25", "pairs.history=42");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recipe.parse(new StringReader(wrong)))
        .withMessage(
            "Value '42' of pairs.history in the recipe must be a number from 0 to below 1");
  }

  @Test
  void aFeatureThatThereIsNotIsNamed() throws IOException {
    String wrong = shipped() + "curve.within.colour=rising 0 1\n";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recipe.parse(new StringReader(wrong)))
        .withMessage("Unknown keys in the recipe: curve.within.colour");
  }

  private static MadePair pair(PairKind kind) {
    return new MadePair(kind, new float[Feature.values().length], 0, 1);
  }

  private static String shipped() throws IOException {
    try (InputStream in = RecipeTest.class.getResourceAsStream("/tune/recipe.properties")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
