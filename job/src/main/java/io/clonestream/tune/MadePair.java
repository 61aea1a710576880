package io.clonestream.tune;

/**
 * A pair of which is known what it is, with its features. Either side has a fold: a model is judged
 * on what it was not fitted on.
 *
 * @param features by the ordinal of each {@link io.clonestream.match.Feature}
 * @param fold of the first side
 * @param otherFold of the second side
 */
@SuppressWarnings("ArrayRecordComponent") // never changed nor compared
record MadePair(PairKind kind, float[] features, int fold, int otherFold) {

  boolean touches(int someFold) {
    return fold == someFold || otherFold == someFold;
  }
}
