package io.clonestream.match;

import io.clonestream.fingerprint.SubTokens;
import io.clonestream.fingerprint.TokenGrams;
import io.clonestream.infer.EmbeddedFragment;

/**
 * Tells by two signatures whether a pair is worth being measured: the curves of the calibration say
 * how sure it would be of the features as the signatures let them be estimated, and pairs further
 * than a margin below the store threshold are left out. A pure function of both and symmetric. Most
 * pairs are refused by their {@link Ceiling} already.
 */
public final class Screen {

  private static final int LEXICAL = 2;

  private final Calibration calibration;
  private final AdditiveModel[] models;
  private final Ceiling[] ceilings;
  private final double least;

  /**
   * A screen.
   *
   * @param calibration the job's own, which decides what is kept
   * @param margin log-odds by which an estimate may lie below the store threshold
   */
  public Screen(Calibration calibration, double margin) {
    double threshold = calibration.storeThreshold();
    this.calibration = calibration;
    this.models =
        new AdditiveModel[] {
          calibration.semantic().within(),
          calibration.semantic().across(),
          calibration.lexical().within(),
          calibration.lexical().across()
        };
    this.ceilings = new Ceiling[models.length];
    for (int i = 0; i < models.length; i++) {
      ceilings[i] = new Ceiling(models[i], i < LEXICAL);
    }
    this.least = Math.log(threshold / (1 - threshold)) - margin;
  }

  /** The signature that this screen reads. */
  Signature signature(EmbeddedFragment embedded, Place place, Codebook codebook) {
    return Signature.of(embedded, place, codebook, calibration.words());
  }

  /** Whether the pair may be one that is kept. */
  boolean passes(Signature a, Signature b) {
    return mayPass(a, b) && logOdds(a, b) >= least;
  }

  /** True of every pair that passes and of few others, at a fraction of the cost. */
  boolean mayPass(Signature a, Signature b) {
    return ceiling(a, b) >= least;
  }

  double logOdds(Signature a, Signature b) {
    return models[model(a, b)].logOdds(feature -> estimate(feature, a, b));
  }

  /** At least as much; of most pairs far below what a kept one has. */
  double ceiling(Signature a, Signature b) {
    return ceilings[model(a, b)].logOdds(a, b);
  }

  private static int model(Signature a, Signature b) {
    return (a.isComparable(b) ? 0 : LEXICAL) + (a.language() == b.language() ? 0 : 1);
  }

  private double estimate(Feature feature, Signature a, Signature b) {
    return switch (feature) {
      case COSINE -> a.isComparable(b) ? Sketch.cosine(a.vectorDistance(b), a.vectorBits()) : 0;
      case STRUCTURE -> Sketch.cosine(a.structureDistance(b), Signature.STRUCTURE);
      case SHINGLES -> MinSketch.jaccard(a.equalShingles(b), Signature.SHINGLES);
      case WEIGHTED_JACCARD -> MinSketch.jaccard(a.equalWords(b), MinSketch.SIZE);
      case CONTAINMENT -> containment(a, b, a.equalWords(b));
      case EVIDENCE -> evidence(a, b, a.equalWords(b));
      case GRAMS -> grams(a, b, a.equalGrams(b));
      case SHARED_GRAMS -> TokenGrams.shared(sharedGrams(a, b, a.equalGrams(b)));
      case NAME -> SubTokens.jaccard(a.name(), b.name());
      case NAME_RARITY -> Features.nameRarity(calibration.words().overlap(a.name(), b.name()));
      case LENGTH -> Features.length(a.tokens(), b.tokens());
      case PARAMETERS -> Features.parameters(a.parameters(), b.parameters());
      case BREVITY -> Features.brevity(a.tokens(), b.tokens());
      case TYPES -> a.type() && b.type() ? 1 : 0;
      case JACCARD -> Double.NaN; // not estimated
    };
  }

  static double containment(Signature a, Signature b, int equalWords) {
    float less = Math.min(a.rarity(), b.rarity());
    return less == 0 ? 0 : commonWords(a, b, equalWords) / less;
  }

  static double evidence(Signature a, Signature b, int equalWords) {
    return Math.min(1, commonWords(a, b, equalWords) / Features.MUCH_EVIDENCE);
  }

  /** Summed rarity of the common words. */
  private static double commonWords(Signature a, Signature b, int equal) {
    return MinSketch.common(equal, a.rarity() + b.rarity(), Math.min(a.rarity(), b.rarity()));
  }

  static double grams(Signature a, Signature b, int equalGrams) {
    return TokenGrams.overlap(
        sharedGrams(a, b, equalGrams), Math.max(a.gramCount(), b.gramCount()));
  }

  /** Number of common grams. */
  static double sharedGrams(Signature a, Signature b, int equal) {
    return MinSketch.common(
        equal, a.gramCount() + b.gramCount(), Math.min(a.gramCount(), b.gramCount()));
  }
}
