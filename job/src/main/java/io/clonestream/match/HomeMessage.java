package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;

/**
 * What reaches the home of a fragment: its own features, or a candidate to compare them with.
 *
 * @param home id of the fragment whose home is addressed
 * @param embedded its own features, or the candidate's
 */
public record HomeMessage(String home, EmbeddedFragment embedded) {

  boolean isOwn() {
    return embedded.fragment().id().equals(home);
  }
}
