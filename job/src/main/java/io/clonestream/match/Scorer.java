package io.clonestream.match;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import org.jspecify.annotations.Nullable;

/**
 * Says how alike two fragments are: measures them, and says how sure the calibration is. A pure
 * function of both, their vectors and the calibration: in whatever order they come, the one with
 * the lower id is taken first.
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

  /** What two fragments have in common; vectors of two models are not compared, words are. */
  public Measured measure(EmbeddedFragment a, EmbeddedFragment b) {
    boolean comparable = a.model().equals(b.model());
    return measure(
        a.fragment(),
        comparable ? a.vector() : null,
        b.fragment(),
        comparable ? b.vector() : null,
        a.model());
  }

  private Measured measure(
      Fragment a, byte @Nullable [] va, Fragment b, byte @Nullable [] vb, String model) {
    if (a.id().compareTo(b.id()) > 0) {
      return measure(b, vb, a, va, model);
    }
    boolean semantic = va != null && vb != null;
    return new Measured(
        a.id(),
        b.id(),
        a.tenant(),
        !a.language().equals(b.language()),
        semantic ? model : EmbeddedFragment.LEXICAL,
        features.of(a, va, b, vb));
  }

  /** The similarity of two fragments. */
  public Similarity of(EmbeddedFragment a, EmbeddedFragment b) {
    return of(measure(a, b));
  }

  /**
   * The similarity of two fragments.
   *
   * @param va embedding of {@code a} as int8; where either is null, words and structure decide
   * @param model id of the model of both vectors
   */
  public Similarity of(
      Fragment a, byte @Nullable [] va, Fragment b, byte @Nullable [] vb, String model) {
    return of(measure(a, va, b, vb, model));
  }

  /** The similarity of what was measured by the words of this calibration. */
  public Similarity of(Measured pair) {
    Calibration.Models models = pair.isSemantic() ? calibration.semantic() : calibration.lexical();
    float jaccard = pair.value(Feature.JACCARD);
    boolean nearMiss = Math.max(jaccard, pair.value(Feature.SHINGLES)) >= NEAR_MISS;
    return new Similarity(
        pair.lowerId(),
        pair.higherId(),
        pair.tenant(),
        nearMiss && !pair.crossLanguage() ? 3 : 4,
        (float) models.of(pair.crossLanguage()).probability(pair.features()),
        pair.value(Feature.COSINE),
        jaccard,
        pair.value(Feature.STRUCTURE),
        pair.crossLanguage(),
        pair.model(),
        calibration.id());
  }

  /** The same, and whether this calibration, once it is in force, keeps the pair. */
  public Similarity rated(Measured pair) {
    Similarity similarity = of(pair);
    return stores(similarity) ? similarity : similarity.notKept();
  }

  /** Whether the pair is kept. */
  public boolean stores(Similarity similarity) {
    return similarity.confidence() >= calibration.storeThreshold();
  }
}
