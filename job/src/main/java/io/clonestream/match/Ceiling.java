package io.clonestream.match;

import io.clonestream.fingerprint.TokenGrams;
import java.util.function.IntToDoubleFunction;

/**
 * At least the log-odds that a {@link Screen} estimates, by look-ups in place of logarithms and
 * cosines: each curve is a staircase of which every step is as high as the curve gets on it.
 */
final class Ceiling {

  /** More than rounding moves a feature by, or the sum. */
  private static final double ROUNDING = 1e-6;

  /** Steps of a whole staircase. */
  private static final int STEPS = 256;

  /** Difference of logarithms of token counts at which the staircase ends. */
  private static final int LONGEST = 8;

  /** Token counts below this have their logarithm looked up. */
  private static final int TOKENS = 1024;

  private static final double[] LOGARITHMS = table(TOKENS, Math::log);

  private final boolean semantic;
  private final double[] vector;
  private final double[] structure;
  private final double[] shingles;
  private final double[] words;
  private final double[] containment;
  private final double[] evidence;
  private final double[] grams;
  private final double[] sharedGrams;
  private final double[] length;
  private final double[] parameters;
  private final double[] brevity;
  private final double functions;
  private final double types;
  private final boolean namesCount;
  private final double otherName;
  private final double likeName;

  /**
   * The ceiling of a model.
   *
   * @param semantic whether it is for fragments with comparable vectors
   */
  Ceiling(AdditiveModel model, boolean semantic) {
    this.semantic = semantic;
    vector = semantic ? angles(model, Feature.COSINE) : new double[0];
    structure = angles(model, Feature.STRUCTURE);
    shingles = equal(model, Feature.SHINGLES, Signature.SHINGLES);
    words = equal(model, Feature.WEIGHTED_JACCARD, MinSketch.SIZE);
    containment = stairs(model, Feature.CONTAINMENT, 1);
    evidence = stairs(model, Feature.EVIDENCE, 1);
    grams = stairs(model, Feature.GRAMS, 1);
    sharedGrams =
        table(
            TokenGrams.LIMIT + 1,
            i -> step(model, Feature.SHARED_GRAMS, TokenGrams.shared(i), TokenGrams.shared(i + 1)));
    length = stairs(model, Feature.LENGTH, LONGEST);
    parameters = table(Features.MOST_PARAMETERS + 1, i -> model.most(Feature.PARAMETERS, i, i));
    brevity =
        table(
            TOKENS,
            i ->
                step(
                    model,
                    Feature.BREVITY,
                    i == TOKENS - 1 ? 0 : Features.brevity(i, i),
                    Features.brevity(i, i)));
    double rest =
        model.bias()
            + ROUNDING
            + model.most(Feature.JACCARD, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
            + (semantic ? 0 : model.most(Feature.COSINE, 0, 0));
    functions = rest + model.most(Feature.TYPES, 0, 0);
    types = rest + model.most(Feature.TYPES, 1, 1);
    namesCount = model.uses(Feature.NAME) || model.uses(Feature.NAME_RARITY);
    otherName = model.most(Feature.NAME, 0, 0) + model.most(Feature.NAME_RARITY, 0, 0);
    likeName = model.most(Feature.NAME, 0, 1) + model.most(Feature.NAME_RARITY, 0, 1);
  }

  private static double[] table(int size, IntToDoubleFunction entry) {
    double[] table = new double[size];
    for (int i = 0; i < size; i++) {
      table[i] = entry.applyAsDouble(i);
    }
    return table;
  }

  /** As high as the curve gets between these, and where rounding leads. */
  private static double step(AdditiveModel model, Feature feature, double from, double to) {
    return model.most(feature, from - ROUNDING, to + ROUNDING);
  }

  /** By the share of differing bits. */
  private static double[] angles(AdditiveModel model, Feature feature) {
    return table(
        STEPS + 1, i -> step(model, feature, Sketch.cosine(i + 1, STEPS), Sketch.cosine(i, STEPS)));
  }

  /** By the number of equal bytes. */
  private static double[] equal(AdditiveModel model, Feature feature, int size) {
    return table(
        size + 1,
        i -> step(model, feature, MinSketch.jaccard(i, size), MinSketch.jaccard(i, size)));
  }

  /** By the value, from 0 on; whatever lies beyond {@code to}, or is no number, has a last step. */
  private static double[] stairs(AdditiveModel model, Feature feature, double to) {
    return table(
        STEPS + 1,
        i ->
            i < STEPS
                ? step(model, feature, i * to / STEPS, (i + 1) * to / STEPS)
                : model.most(feature, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  private static double at(double[] stairs, double value, int to) {
    return stairs[value < to ? (int) (value * (STEPS / to)) : STEPS];
  }

  /** At least the log-odds of a pair that the model is for. */
  double logOdds(Signature a, Signature b) {
    int equalWords = a.equalWords(b);
    int equalGrams = a.equalGrams(b);
    double sum =
        (a.type() && b.type() ? types : functions)
            + words[equalWords]
            + at(containment, Screen.containment(a, b, equalWords), 1)
            + at(evidence, Screen.evidence(a, b, equalWords), 1)
            + at(grams, Screen.grams(a, b, equalGrams), 1)
            + sharedGrams[(int) Math.min(TokenGrams.LIMIT, Screen.sharedGrams(a, b, equalGrams))]
            + shingles[a.equalShingles(b)]
            + structure[a.structureDistance(b) * (STEPS / Signature.STRUCTURE)]
            + at(length, Math.abs(logarithm(a.tokens()) - logarithm(b.tokens())), LONGEST)
            + parameters[Features.parameters(a.parameters(), b.parameters())]
            + brevity[Math.min(TOKENS - 1, Math.min(a.tokens(), b.tokens()))];
    if (semantic) {
      sum += vector[a.vectorDistance(b) * STEPS / a.vectorBits()];
    }
    return namesCount ? sum + (a.sharesName(b) ? likeName : otherName) : sum;
  }

  private static double logarithm(int tokens) {
    return tokens < TOKENS ? LOGARITHMS[tokens] : Math.log(tokens);
  }
}
