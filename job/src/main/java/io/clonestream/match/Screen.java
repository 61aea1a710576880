package io.clonestream.match;

import io.clonestream.fingerprint.SubTokens;
import io.clonestream.fingerprint.TokenGrams;
import io.clonestream.infer.EmbeddedFragment;

/**
 * Tells by two signatures whether a pair is worth being measured: the curves of the calibration say
 * how sure it would be of the features as the signatures let them be estimated, and pairs further
 * than a margin below the store threshold are left out. A pure function of both and symmetric.
 */
public final class Screen {

  private final Calibration calibration;
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
    this.least = Math.log(threshold / (1 - threshold)) - margin;
  }

  /** The signature that this screen reads. */
  Signature signature(EmbeddedFragment embedded, Codebook codebook) {
    return Signature.of(embedded, codebook, calibration.words());
  }

  /** Whether the pair may be one that is kept. */
  boolean passes(Signature a, Signature b) {
    return logOdds(a, b) >= least;
  }

  double logOdds(Signature a, Signature b) {
    boolean semantic = a.isComparable(b);
    Calibration.Models models = semantic ? calibration.semantic() : calibration.lexical();
    AdditiveModel model = models.of(a.language() != b.language());
    return model.logOdds(feature -> estimate(feature, a, b));
  }

  private double estimate(Feature feature, Signature a, Signature b) {
    return switch (feature) {
      case COSINE -> a.isComparable(b) ? Sketch.cosine(a.vector(), b.vector()) : 0;
      case STRUCTURE -> Sketch.cosine(a.structure(), b.structure());
      case SHINGLES -> MinSketch.jaccard(a.shingles(), b.shingles());
      case WEIGHTED_JACCARD -> MinSketch.jaccard(a.words(), b.words());
      case CONTAINMENT -> {
        float less = Math.min(a.rarity(), b.rarity());
        yield less == 0 ? 0 : words(a, b) / less;
      }
      case EVIDENCE -> Math.min(1, words(a, b) / Features.MUCH_EVIDENCE);
      case GRAMS -> TokenGrams.overlap(grams(a, b), Math.max(a.gramCount(), b.gramCount()));
      case SHARED_GRAMS -> TokenGrams.shared(grams(a, b));
      case NAME -> SubTokens.jaccard(a.name(), b.name());
      case NAME_RARITY -> Features.nameRarity(calibration.words().overlap(a.name(), b.name()));
      case LENGTH -> Features.length(a.tokens(), b.tokens());
      case PARAMETERS -> Features.parameters(a.parameters(), b.parameters());
      case BREVITY -> Features.brevity(a.tokens(), b.tokens());
      case TYPES -> a.type() && b.type() ? 1 : 0;
      case JACCARD -> Double.NaN; // not estimated
    };
  }

  /** Summed rarity of the common words. */
  private static double words(Signature a, Signature b) {
    double jaccard = MinSketch.jaccard(a.words(), b.words());
    double common = jaccard / (1 + jaccard) * (a.rarity() + b.rarity());
    return Math.min(common, Math.min(a.rarity(), b.rarity()));
  }

  /** Number of common grams. */
  private static double grams(Signature a, Signature b) {
    double jaccard = MinSketch.jaccard(a.grams(), b.grams());
    double common = jaccard / (1 + jaccard) * (a.gramCount() + b.gramCount());
    return Math.min(common, Math.min(a.gramCount(), b.gramCount()));
  }
}
