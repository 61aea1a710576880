package io.clonestream.match;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How features become a confidence: models for pairs within one language and across languages, with
 * embeddings and without, and the thresholds that belong to them. Versioned by its id, because
 * confidences of two calibrations do not compare.
 *
 * @param semantic where both fragments have an embedding
 * @param lexical where one has none
 * @param words by which features weigh words
 * @param storeThreshold confidence from which a pair is kept
 * @param viewThreshold confidence from which a pair is shown unless asked otherwise
 * @param prevalence share of clone pairs among all pairs at which the confidence is a probability
 * @param provenance what the coefficients were fitted on
 */
public record Calibration(
    String id,
    Models semantic,
    Models lexical,
    WordRarity words,
    float storeThreshold,
    float viewThreshold,
    float prevalence,
    String provenance) {

  /** The calibration that ships. */
  public static final String DEFAULT = "pairs-4";

  /**
   * Two models: what makes a pair differs where both are written in one language.
   *
   * @param within one language
   * @param across two languages
   */
  public record Models(AdditiveModel within, AdditiveModel across) {

    private static Models parse(String id, Properties properties, String prefix) {
      return new Models(
          AdditiveModel.parse(id, properties, prefix + "within."),
          AdditiveModel.parse(id, properties, prefix + "across."));
    }

    public AdditiveModel of(boolean crossLanguage) {
      return crossLanguage ? across : within;
    }
  }

  /**
   * The calibration of this name.
   *
   * @param name id of one in the jar, or the path of a {@code .properties} file
   * @throws IllegalArgumentException with the key, the value and the rule where one is wrong
   */
  public static Calibration load(String name) {
    return CalibrationFile.of(name).calibration();
  }

  static Calibration parse(String id, Properties properties) {
    return new Calibration(
        id,
        Models.parse(id, properties, "semantic."),
        Models.parse(id, properties, "lexical."),
        WordRarity.load(text(id, properties, "words")),
        share(id, properties, "store.threshold"),
        share(id, properties, "view.threshold"),
        share(id, properties, "prevalence"),
        text(id, properties, "provenance"));
  }

  private static float share(String id, Properties properties, String key) {
    double value = number(id, properties, key);
    if (value <= 0 || value >= 1) {
      throw new IllegalArgumentException(
          "Value '" + value + "' of " + key + " in calibration " + id + " must lie within 0 and 1");
    }
    return (float) value;
  }

  static double number(String id, Properties properties, String key) {
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
