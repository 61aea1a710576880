package io.clonestream.match;

/**
 * What two fragments have in common: a pure function of both, the lower id first.
 *
 * @param cloneType 3 or 4 (types 1 and 2 are the class and the form)
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
    String calibration) {}
