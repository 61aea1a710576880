/** From Git repositories, or labelled pairs, to a calibration and how right it is. */
@org.jspecify.annotations.NullMarked
package io.clonestream.tune;
