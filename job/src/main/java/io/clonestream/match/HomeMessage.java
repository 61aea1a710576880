package io.clonestream.match;

/**
 * What reaches the home of a fragment: its own features, or a candidate to compare them with.
 *
 * @param home id of the fragment whose home is addressed
 * @param fragment itself, or the candidate
 */
public record HomeMessage(String home, PackedFragment fragment) {}
