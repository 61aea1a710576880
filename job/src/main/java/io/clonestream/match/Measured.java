package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;

/**
 * What a pair was measured by: all that a calibration needs to say how sure it is, without the
 * fragments and their vectors. A pure function of both, the lower id first.
 *
 * @param model id of the model of both vectors; "lexical" when there were none
 * @param features by the ordinal of the {@link Feature}
 */
@SuppressWarnings("ArrayRecordComponent") // never changed nor compared
public record Measured(
    String lowerId,
    String higherId,
    String tenant,
    boolean crossLanguage,
    String model,
    float[] features) {

  boolean isSemantic() {
    return !model.equals(EmbeddedFragment.LEXICAL);
  }

  float value(Feature feature) {
    return features[feature.ordinal()];
  }
}
