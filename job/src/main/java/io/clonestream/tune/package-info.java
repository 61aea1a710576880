/** From Git repositories to a calibration: labelled pairs, the fit of the models, its figures. */
@org.jspecify.annotations.NullMarked
package io.clonestream.tune;
