package io.clonestream.match;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import org.jspecify.annotations.Nullable;

/**
 * Says how alike two fragments are. A pure function of both, their vectors and the calibration: in
 * whatever order they come, the one with the lower id is taken first.
 */
public final class Scorer {

  /** Share of common 3-grams or sub-tokens from which code of one language is a near miss. */
  public static final float NEAR_MISS = .5f;

  private final Calibration calibration;
  private final Features features;

  public Scorer(Calibration calibration) {
    this.calibration = calibration;
    this.features = new Features(calibration.words());
  }

  /**
   * Whether two fragments can be a pair: of one tenant, both types or both functions, and of
   * different forms, since members of one form are joined by it already.
   */
  public static boolean admits(Fragment a, Fragment b) {
    return a.tenant().equals(b.tenant())
        && (a.kind() == SymbolKind.TYPE) == (b.kind() == SymbolKind.TYPE)
        && !a.formId().equals(b.formId());
  }

  /** The similarity of two fragments; vectors of two models are not compared, words are. */
  public Similarity of(EmbeddedFragment a, EmbeddedFragment b) {
    boolean comparable = a.model().equals(b.model());
    return of(
        a.fragment(),
        comparable ? a.vector() : null,
        b.fragment(),
        comparable ? b.vector() : null,
        a.model());
  }

  /**
   * The similarity of two fragments.
   *
   * @param va embedding of {@code a} as int8; where either is null, words and structure decide
   * @param model id of the model of both vectors
   */
  public Similarity of(
      Fragment a, byte @Nullable [] va, Fragment b, byte @Nullable [] vb, String model) {
    if (a.id().compareTo(b.id()) > 0) {
      return of(b, vb, a, va, model);
    }
    float[] measured = features.of(a, va, b, vb);
    boolean semantic = va != null && vb != null;
    boolean crossLanguage = !a.language().equals(b.language());
    Calibration.Models models = semantic ? calibration.semantic() : calibration.lexical();
    float jaccard = measured[Feature.JACCARD.ordinal()];
    boolean nearMiss = Math.max(jaccard, measured[Feature.SHINGLES.ordinal()]) >= NEAR_MISS;
    return new Similarity(
        a.id(),
        b.id(),
        a.tenant(),
        nearMiss && !crossLanguage ? 3 : 4,
        (float) models.of(crossLanguage).probability(measured),
        measured[Feature.COSINE.ordinal()],
        jaccard,
        measured[Feature.STRUCTURE.ordinal()],
        crossLanguage,
        semantic ? model : EmbeddedFragment.LEXICAL,
        calibration.id());
  }

  /** Whether the pair is kept. */
  public boolean stores(Similarity similarity) {
    return similarity.confidence() >= calibration.storeThreshold();
  }
}
