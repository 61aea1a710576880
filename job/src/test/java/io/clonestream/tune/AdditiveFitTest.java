package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.match.AdditiveModel;
import io.clonestream.match.AdditiveModel.Curve;
import io.clonestream.match.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdditiveFitTest {

  private static final List<Shape> SHAPES =
      List.of(
          Shape.parse("name", Feature.NAME, "rising 0 0.5 1"),
          Shape.parse("length", Feature.LENGTH, "falling 0 1 2"));

  private static final AdditiveModel TRUTH =
      AdditiveModel.of(
          -1,
          Map.of(
              Feature.NAME, new Curve(new double[] {0, .5, 1}, new double[] {0, .5, 3}),
              Feature.LENGTH, new Curve(new double[] {0, 1, 2}, new double[] {0, -2, -2.5})));

  @Test
  void findsTheModelThatTheExamplesWereDrawnFrom() {
    AdditiveModel fitted = new AdditiveFit(SHAPES, 0).of(drawn(TRUTH, 60_000));

    for (float name : new float[] {0, .25f, .5f, .75f, 1}) {
      for (float length : new float[] {0, .5f, 1, 2}) {
        assertThat(fitted.probability(features(name, length)))
            .as("name %s, length %s", name, length)
            .isCloseTo(TRUTH.probability(features(name, length)), within(.02));
      }
    }
  }

  @Test
  void aCurveThatMayOnlyRiseStaysLevelWhereTheExamplesFall() {
    AdditiveModel falling =
        AdditiveModel.of(
            0, Map.of(Feature.NAME, new Curve(new double[] {0, .5, 1}, new double[] {0, 2, 1})));

    AdditiveModel fitted = new AdditiveFit(SHAPES, 0).of(drawn(falling, 20_000));

    assertThat(fitted.logOdds(features(.5f, 0))).isGreaterThan(fitted.logOdds(features(0, 0)));
    assertThat(fitted.logOdds(features(1, 0))).isEqualTo(fitted.logOdds(features(.5f, 0)));
  }

  @Test
  void theOrderOfTheExamplesDoesNotMatter() {
    List<Example> examples = drawn(TRUTH, 5_000);
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(7));

    assertThat(new AdditiveFit(SHAPES, 1e-3).of(shuffled).entries(""))
        .isEqualTo(new AdditiveFit(SHAPES, 1e-3).of(examples).entries(""));
  }

  @Test
  void twiceTheWeightCountsLikeTwoExamples() {
    List<Example> heavy = new ArrayList<>();
    List<Example> twice = new ArrayList<>();
    for (Example example : drawn(TRUTH, 2_000)) {
      int times = example.isClone() ? 2 : 1;
      heavy.add(new Example(example.features(), example.isClone(), times));
      twice.addAll(Collections.nCopies(times, example));
    }

    assertThat(new AdditiveFit(SHAPES, 1e-3).of(heavy).entries(""))
        .isEqualTo(new AdditiveFit(SHAPES, 1e-3).of(twice).entries(""));
  }

  @Test
  void theRidgeKeepsCurvesFlat() {
    List<Example> examples = drawn(TRUTH, 2_000);
    AdditiveModel free = new AdditiveFit(SHAPES, 1e-6).of(examples);
    AdditiveModel held = new AdditiveFit(SHAPES, 1).of(examples);

    assertThat(rise(held)).isPositive().isLessThan(rise(free) / 2);
  }

  @Test
  void tooFewClonesAreRefusedWithTheirNumber() {
    List<Example> thin = new ArrayList<>(Collections.nCopies(49, example(1, true)));
    thin.addAll(Collections.nCopies(500, example(0, false)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdditiveFit(SHAPES, 1e-3).of(thin))
        .withMessage("A model needs at least 50 clones and 50 other pairs, not 49 and 500");
  }

  private static double rise(AdditiveModel model) {
    return model.logOdds(features(1, 0)) - model.logOdds(features(0, 0));
  }

  private static Example example(float name, boolean clone) {
    return new Example(features(name, 0), clone, 1);
  }

  private static List<Example> drawn(AdditiveModel model, int count) {
    Random random = new Random(11);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] features = features(random.nextFloat(), 2.2f * random.nextFloat());
      examples.add(new Example(features, random.nextDouble() < model.probability(features), 1));
    }
    return examples;
  }

  private static float[] features(float name, float length) {
    float[] features = new float[Feature.values().length];
    features[Feature.NAME.ordinal()] = name;
    features[Feature.LENGTH.ordinal()] = length;
    return features;
  }
}
