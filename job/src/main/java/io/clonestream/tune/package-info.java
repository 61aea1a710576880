/** Labelled pairs to thresholds, figures with their uncertainty, and calibrations. */
@org.jspecify.annotations.NullMarked
package io.clonestream.tune;
