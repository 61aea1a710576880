/**
 * Symbol change to fragment: normalises, and computes every feature that is a function of the code
 * alone.
 */
@org.jspecify.annotations.NullMarked
package io.clonestream.fingerprint;
