package io.clonestream.tune;

/**
 * What a model is fitted on: a pair as its features.
 *
 * @param features by the ordinal of each {@link io.clonestream.match.Feature}
 * @param weight 0 or more; only ratios count
 */
@SuppressWarnings("ArrayRecordComponent") // never changed nor compared
record Example(float[] features, boolean isClone, double weight) {}
