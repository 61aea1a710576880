package io.clonestream.tune;

import java.util.List;

/**
 * What a calibration is fitted on.
 *
 * @param pairs of which is known what they are
 * @param functions random pairs of functions
 * @param types random pairs of types
 */
record Material(List<LabelledPair> pairs, Strays functions, Strays types) {}
