package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clonestream.match.AdditiveModel;
import io.clonestream.match.AdditiveModel.Curve;
import io.clonestream.match.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrayBudgetTest {

  private static final AdditiveModel MODEL =
      AdditiveModel.of(
          -2, Map.of(Feature.NAME, new Curve(new double[] {0, 1}, new double[] {0, 5})));

  @Test
  void theBudgetIsUsedUpAndNotExceeded() {
    StrayBudget budget = new StrayBudget(1e-3, 20_000, .1);
    List<float[]> alike = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      alike.add(named(i / 100f));
    }

    AdditiveModel moved = MODEL.shifted(budget.shift(MODEL, alike));

    assertThat(alike.stream().filter(features -> moved.probability(features) >= .1)).hasSize(20);
  }

  @Test
  void pairsThatAreEquallyAlikeAreShutOutTogether() {
    StrayBudget budget = new StrayBudget(1e-3, 20_000, .1);
    List<float[]> alike = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      alike.add(named(i < 15 ? .9f : .5f));
    }

    AdditiveModel moved = MODEL.shifted(budget.shift(MODEL, alike));

    assertThat(alike.stream().filter(features -> moved.probability(features) >= .1)).hasSize(15);
  }

  @Test
  void tooFewRandomPairsAreRefusedWithTheirNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StrayBudget(9e-6, 1_000_000, .1).measurable())
        .withMessageContaining("1,000,000 random pairs are too few for a budget of 9.0e-06")
        .withMessageContaining("9.0 strays, and at least 10");
  }

  @Test
  void aBudgetThatShutsNothingOutIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StrayBudget(.5, 100, .1).shift(MODEL, List.of(named(1))))
        .withMessageContaining("Only 1 random pairs");
  }

  private static float[] named(float name) {
    float[] features = new float[Feature.values().length];
    features[Feature.NAME.ordinal()] = name;
    return features;
  }
}
