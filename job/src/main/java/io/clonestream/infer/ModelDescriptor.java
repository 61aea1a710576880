package io.clonestream.infer;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;

/**
 * What must be known of a model beside its weights; the content of <code>descriptor.properties
 * </code>. Whether the model normalises its vectors is not asked: vectors are compared as int8 by
 * their cosine, which no scale changes.
 *
 * @param name what people call the model; the readable half of its id
 * @param dimension values of an embedding
 * @param maxTokens tokens after which a text is cut, special tokens included
 * @param prefix text set before every input, such as <code>"query: "</code> for E5
 * @param precision of the weights: int8, fp16 or fp32
 */
public record ModelDescriptor(
    String name, int dimension, int maxTokens, Pooling pooling, String prefix, String precision) {

  static final int DEFAULT_MAX_TOKENS = 128;
  private static final TreeSet<String> KEYS =
      new TreeSet<>(
          List.of(
              "name",
              "dimension",
              "max-tokens",
              "pooling",
              "prefix",
              "precision",
              "weights",
              "tokenizer"));

  public ModelDescriptor {
    check(!name.isBlank(), "name", name, "must not be blank");
    check(dimension >= 8 && dimension <= 4096, "dimension", dimension, "must be in 8..4096");
    check(maxTokens >= 4 && maxTokens <= 8192, "max-tokens", maxTokens, "must be in 4..8192");
    check(precision.matches("int8|fp16|fp32"), "precision", precision, "is int8, fp16 or fp32");
  }

  /**
   * The descriptor in these properties.
   *
   * @throws ModelException with the key, the value and the rule
   */
  static ModelDescriptor parse(Properties properties) {
    for (String key : properties.stringPropertyNames()) {
      check(KEYS.contains(key), key, properties.getProperty(key), "is no key; keys are " + KEYS);
    }
    String pooling = properties.getProperty("pooling", "mean");
    check(pooling.matches("mean|cls"), "pooling", pooling, "is mean or cls");
    return new ModelDescriptor(
        properties.getProperty("name", ""),
        number(properties, "dimension", 0),
        number(properties, "max-tokens", DEFAULT_MAX_TOKENS),
        Pooling.valueOf(pooling.toUpperCase(Locale.ROOT)),
        properties.getProperty("prefix", ""),
        properties.getProperty("precision", "fp32"));
  }

  ModelDescriptor withMaxTokens(int tokens) {
    return new ModelDescriptor(name, dimension, tokens, pooling, prefix, precision);
  }

  /** Everything beside weights and tokenizer that an embedding depends on, as one line. */
  String identity() {
    return "dimension=%d max-tokens=%d pooling=%s precision=%s prefix=%s"
        .formatted(dimension, maxTokens, pooling, precision, prefix);
  }

  private static int number(Properties properties, String key, int otherwise) {
    String value = properties.getProperty(key);
    if (value == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new ModelException("Model descriptor: " + key + "='" + value + "' is no number", e);
    }
  }

  private static void check(boolean holds, String key, Object value, String rule) {
    if (!holds) {
      throw new ModelException("Model descriptor: " + key + "='" + value + "' " + rule);
    }
  }
}
