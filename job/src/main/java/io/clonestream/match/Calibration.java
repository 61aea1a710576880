package io.clonestream.match;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How features become a confidence: the coefficients of two logistic regressions, one with
 * embeddings and one without, and the thresholds that belong to them. Versioned by its id, because
 * confidences of two calibrations do not compare.
 *
 * @param storeThreshold confidence from which a pair is kept
 * @param viewThreshold confidence from which a pair is shown unless asked otherwise
 * @param prevalence share of clone pairs among all pairs at which the confidence is a probability
 * @param provenance what the coefficients were fitted on
 */
public record Calibration(
    String id,
    Weights semantic,
    Weights lexical,
    float storeThreshold,
    float viewThreshold,
    float prevalence,
    String provenance) {

  /** The calibration that ships. */
  public static final String DEFAULT = "provisional-1";

  /** A logistic regression: one weight for each {@link Feature} by its ordinal, and a bias. */
  public record Weights(double[] weights, double bias) {

    /** Probability for these features. */
    double probability(float[] features) {
      double z = bias;
      for (int i = 0; i < weights.length; i++) {
        z += weights[i] * features[i];
      }
      return 1 / (1 + Math.exp(-z));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Weights that
          && that.bias == bias
          && Arrays.equals(that.weights, weights);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(weights);
    }
  }

  /**
   * The calibration in {@code calibration/<id>.properties}.
   *
   * @throws IllegalArgumentException with the key, the value and the rule where one is wrong
   */
  public static Calibration load(String id) {
    String resource = "/calibration/" + id + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Calibration.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("Calibration '" + id + "' has no resource " + resource);
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Calibration " + resource + " cannot be read", e);
    }
    return parse(id, properties);
  }

  static Calibration parse(String id, Properties properties) {
    return new Calibration(
        id,
        weights(id, properties, "semantic."),
        weights(id, properties, "lexical."),
        share(id, properties, "store.threshold"),
        share(id, properties, "view.threshold"),
        share(id, properties, "prevalence"),
        text(id, properties, "provenance"));
  }

  private static Weights weights(String id, Properties properties, String prefix) {
    double[] weights = new double[Feature.values().length];
    for (Feature feature : Feature.values()) {
      String key = prefix + feature.name().toLowerCase(Locale.ROOT);
      weights[feature.ordinal()] = number(id, properties, key);
    }
    return new Weights(weights, number(id, properties, prefix + "bias"));
  }

  private static float share(String id, Properties properties, String key) {
    double value = number(id, properties, key);
    if (value <= 0 || value >= 1) {
      throw new IllegalArgumentException(
          "Value '" + value + "' of " + key + " in calibration " + id + " must lie within 0 and 1");
    }
    return (float) value;
  }

  private static double number(String id, Properties properties, String key) {
    String text = text(id, properties, key);
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw refused(id, key, text, e);
    }
    throw refused(id, key, text, null);
  }

  private static IllegalArgumentException refused(
      String id, String key, String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Value '" + text + "' of " + key + " in calibration " + id + " must be a finite number",
        cause);
  }

  private static String text(String id, Properties properties, String key) {
    String text = properties.getProperty(key);
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("Calibration " + id + " lacks the key " + key);
    }
    return text.strip();
  }
}
