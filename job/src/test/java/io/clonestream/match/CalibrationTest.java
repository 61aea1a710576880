package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void theOneThatShipsIsWhole() {
    Calibration shipped = Calibration.load(Calibration.DEFAULT);

    assertThat(shipped.id()).isEqualTo("provisional-1");
    assertThat(shipped.storeThreshold()).isLessThan(shipped.viewThreshold());
    assertThat(shipped.semantic().weights()).hasSize(Feature.values().length);
    assertThat(shipped.lexical().weights()[Feature.COSINE.ordinal()]).isZero();
    assertThat(shipped.lexical().weights()[Feature.COSINE_WITHIN.ordinal()]).isZero();
    assertThat(shipped.provenance()).isNotBlank();
  }

  @Test
  void theProbabilityIsLogistic() {
    float[] features = new float[Feature.values().length];
    features[Feature.NAME.ordinal()] = .5f;
    double[] weights = new double[features.length];
    weights[Feature.NAME.ordinal()] = 4;

    assertThat(new Calibration.Weights(weights, -2).probability(features))
        .isCloseTo(.5, within(1e-9));
    assertThat(new Calibration.Weights(weights, -1).probability(features))
        .isCloseTo(1 / (1 + Math.exp(-1)), within(1e-9));
  }

  @Test
  void aMissingKeyIsNamed() {
    Properties properties = whole();
    properties.remove("lexical.jaccard");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.parse("mine", properties))
        .withMessage("Calibration mine lacks the key lexical.jaccard");
  }

  @Test
  void aWrongValueIsNamedWithItsRule() {
    Properties properties = whole();
    properties.setProperty("semantic.bias", "NaN");
    Properties threshold = whole();
    threshold.setProperty("store.threshold", "1.5");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.parse("mine", properties))
        .withMessageContaining("'NaN' of semantic.bias in calibration mine");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.parse("mine", threshold))
        .withMessageContaining("'1.5' of store.threshold in calibration mine must lie within");
  }

  @Test
  void anUnknownCalibrationIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.load("nowhere"))
        .withMessageContaining("'nowhere'");
  }

  private static Properties whole() {
    Properties properties = new Properties();
    for (String variant : new String[] {"semantic.", "lexical."}) {
      for (Feature feature : Feature.values()) {
        properties.setProperty(variant + feature.name().toLowerCase(Locale.ROOT), "1");
      }
      properties.setProperty(variant + "bias", "-3");
    }
    properties.setProperty("store.threshold", ".2");
    properties.setProperty("view.threshold", ".6");
    properties.setProperty("prevalence", ".01");
    properties.setProperty("provenance", "made up");
    return properties;
  }
}
