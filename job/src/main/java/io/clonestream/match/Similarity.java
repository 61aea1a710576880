package io.clonestream.match;

/**
 * What two fragments have in common: a pure function of both, the lower id first.
 *
 * @param cloneType 3 or 4 (types 1 and 2 are the class and the form); {@link #NOT_KEPT} where the
 *     calibration in force does not keep the pair
 * @param confidence calibrated probability of being a clone pair, 0 to 1
 * @param cosine of the embeddings, -1 to 1
 * @param jaccard of the sub-tokens, 0 to 1
 * @param structure cosine of the structure profiles, 0 to 1
 * @param model id of the model of both vectors; "lexical" when there were none
 * @param calibration id of the calibration that gave the confidence
 */
public record Similarity(
    String lowerId,
    String higherId,
    String tenant,
    int cloneType,
    float confidence,
    float cosine,
    float jaccard,
    float structure,
    boolean crossLanguage,
    String model,
    String calibration) {

  /** Clone type of a pair that is known, and below the store threshold by now. */
  public static final int NOT_KEPT = 0;

  /** The same, not kept. */
  Similarity notKept() {
    return new Similarity(
        lowerId,
        higherId,
        tenant,
        NOT_KEPT,
        confidence,
        cosine,
        jaccard,
        structure,
        crossLanguage,
        model,
        calibration);
  }

  /** Whether the calibration in force keeps the pair. */
  public boolean isKept() {
    return cloneType != NOT_KEPT;
  }
}
