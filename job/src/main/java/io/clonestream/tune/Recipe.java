package io.clonestream.tune;

import io.clonestream.match.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a calibration is made of: which features count and what their curves may look like, how much
 * each kind of pair weighs.
 *
 * @param within curves for pairs of one language
 * @param across curves for pairs of two languages
 * @param shares by which the pairs of a kind weigh, among clones or among others of their model
 * @param ridge by which rises are kept small: within one language, across languages
 * @param prevalence share of clones among all pairs
 */
record Recipe(
    List<Shape> within,
    List<Shape> across,
    Map<PairKind, Double> shares,
    Ridge ridge,
    double prevalence) {

  private static final String SHIPPED = "/tune/recipe.properties";

  /** The ridge of either model. */
  record Ridge(double within, double across) {}

  /** The recipe that ships. */
  static Recipe shipped() {
    try (InputStream in = Recipe.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("There is no resource " + SHIPPED);
      }
      return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Recipe " + SHIPPED + " cannot be read", e);
    }
  }

  /**
   * A recipe of one's own.
   *
   * @throws IllegalArgumentException with the key, the value and the rule where one is wrong
   */
  static Recipe read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return parse(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Recipe " + file + " cannot be read", e);
    }
  }

  static Recipe parse(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    Set<String> left = new TreeSet<>(properties.stringPropertyNames());
    Map<PairKind, Double> shares = new EnumMap<>(PairKind.class);
    for (PairKind kind : PairKind.values()) {
      shares.put(kind, share(properties, left, "pairs." + kind.key()));
    }
    Recipe recipe =
        new Recipe(
            shapes(properties, left, "curve.within."),
            shapes(properties, left, "curve.across."),
            shares,
            new Ridge(
                share(properties, left, "ridge.within"), share(properties, left, "ridge.across")),
            share(properties, left, "prevalence"));
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("Unknown keys in the recipe: " + String.join(", ", left));
    }
    return recipe;
  }

  private static List<Shape> shapes(Properties properties, Set<String> left, String prefix) {
    List<Shape> shapes = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      String key = prefix + feature.name().toLowerCase(Locale.ROOT);
      String text = properties.getProperty(key);
      if (text != null) {
        shapes.add(Shape.parse(key, feature, text));
        left.remove(key);
      }
    }
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException("The recipe has no curve: no key begins with " + prefix);
    }
    return List.copyOf(shapes);
  }

  private static double share(Properties properties, Set<String> left, String key) {
    String text = properties.getProperty(key, "");
    left.remove(key);
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value < 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(rule(key, text), e);
    }
    throw new IllegalArgumentException(rule(key, text));
  }

  private static String rule(String key, String text) {
    return "Value '" + text + "' of " + key + " in the recipe must be a number from 0 to below 1";
  }

  /** The curves of a model; without embeddings there is no cosine. */
  List<Shape> shapes(boolean isAcross, boolean lexical) {
    return (isAcross ? across : within)
        .stream().filter(shape -> !lexical || shape.feature() != Feature.COSINE).toList();
  }

  /**
   * The pairs with their weights, in their order: clones weigh the prevalence, the others the rest;
   * among either, every kind that is there has its share, whatever its number.
   */
  List<Example> weighed(List<MadePair> pairs) {
    Map<PairKind, Integer> counts = new EnumMap<>(PairKind.class);
    pairs.forEach(pair -> counts.merge(pair.kind(), 1, Integer::sum));
    double[] sums = new double[2];
    counts.keySet().forEach(kind -> sums[kind.isClone() ? 1 : 0] += shares.getOrDefault(kind, 0.0));
    List<Example> examples = new ArrayList<>();
    for (MadePair pair : pairs) {
      PairKind kind = pair.kind();
      double sum = sums[kind.isClone() ? 1 : 0];
      double share = sum == 0 ? 0 : shares.getOrDefault(kind, 0.0) / sum;
      double all = kind.isClone() ? prevalence : 1 - prevalence;
      examples.add(
          new Example(pair.features(), kind.isClone(), all * share / counts.getOrDefault(kind, 1)));
    }
    return examples;
  }
}
