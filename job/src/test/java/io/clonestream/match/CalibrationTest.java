package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

  @Test
  void theOneThatShipsIsWhole() {
    Calibration shipped = Calibration.load(Calibration.DEFAULT);

    assertThat(shipped.id()).isEqualTo("pairs-4");
    assertThat(shipped.storeThreshold()).isLessThanOrEqualTo(shipped.viewThreshold());
    for (boolean crossLanguage : new boolean[] {false, true}) {
      assertThat(shipped.semantic().of(crossLanguage).uses(Feature.COSINE)).isTrue();
      assertThat(shipped.lexical().of(crossLanguage).uses(Feature.COSINE)).isFalse();
      assertThat(shipped.lexical().of(crossLanguage).uses(Feature.STRUCTURE)).isTrue();
    }
    assertThat(shipped.provenance()).isNotBlank();
  }

  @Test
  void theLogOddsAreTheBiasAndWhatEachCurveSays() {
    Properties properties = new Properties();
    properties.setProperty("bias", "-2");
    properties.setProperty("name", "0:0 0.5:2 1:2.5");
    properties.setProperty("length", "0.2:0 2:-1");
    AdditiveModel model = AdditiveModel.parse("mine", properties, "");

    assertThat(model.probability(features(0, 0))).isCloseTo(logistic(-2), within(1e-9));
    assertThat(model.probability(features(.25f, .1f))).isCloseTo(logistic(-1), within(1e-9));
    assertThat(model.probability(features(.75f, 9))).isCloseTo(logistic(-.75), within(1e-9));
    assertThat(model.probability(features(1, 0))).isCloseTo(logistic(.5), within(1e-9));
    assertThat(model.uses(Feature.LENGTH)).isTrue();
    assertThat(model.uses(Feature.COSINE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0:0 x:1", "0:0 1:NaN", "0:0 1:1 0.5:2", "0:0 0:1"})
  void aCurveThatIsNoneIsNamedWithItsRule(String curve) {
    Properties properties = whole();
    properties.setProperty("lexical.within.jaccard", curve);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.parse("mine", properties))
        .withMessageContaining("of lexical.within.jaccard in calibration mine must be pairs")
        .withMessageContaining("ascending knots");
  }

  @Test
  void aMissingKeyIsNamed() {
    Properties properties = whole();
    properties.remove("lexical.across.bias");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.parse("mine", properties))
        .withMessage("Calibration mine lacks the key lexical.across.bias");
  }

  @Test
  void aWrongValueIsNamedWithItsRule() {
    Properties properties = whole();
    properties.setProperty("semantic.within.bias", "NaN");
    Properties threshold = whole();
    threshold.setProperty("store.threshold", "1.5");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.parse("mine", properties))
        .withMessageContaining("'NaN' of semantic.within.bias in calibration mine");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.parse("mine", threshold))
        .withMessageContaining("'1.5' of store.threshold in calibration mine must lie within");
  }

  @Test
  void aCurveOfNoFeatureIsRefused() {
    Properties properties = whole();
    properties.setProperty("semantic.within.jacard", "0:0 1:3");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.parse("mine", properties))
        .withMessage("Key semantic.within.jacard in calibration mine names no feature: 'jacard'");
  }

  @Test
  void anUnknownCalibrationIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.load("nowhere"))
        .withMessageContaining("'nowhere'");
  }

  private static Properties whole() {
    Properties properties = new Properties();
    for (String models : new String[] {"semantic.", "lexical."}) {
      for (String model : new String[] {"within.", "across."}) {
        properties.setProperty(models + model + "jaccard", "0:0 1:3");
        properties.setProperty(models + model + "bias", "-3");
      }
    }
    properties.setProperty("words", "words-1");
    properties.setProperty("store.threshold", ".2");
    properties.setProperty("view.threshold", ".6");
    properties.setProperty("prevalence", ".01");
    properties.setProperty("provenance", "made up");
    return properties;
  }

  private static float[] features(float name, float length) {
    float[] features = new float[Feature.values().length];
    features[Feature.NAME.ordinal()] = name;
    features[Feature.LENGTH.ordinal()] = length;
    return features;
  }

  private static double logistic(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
