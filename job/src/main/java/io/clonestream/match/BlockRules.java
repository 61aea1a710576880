package io.clonestream.match;

import java.io.Serializable;

/**
 * What decides which pairs blocks hand on, besides the calibration. State that was built by others
 * cannot be gone on from: what came before stands in other blocks than what comes.
 *
 * @param codebook id of the codebook
 * @param margin log-odds by which an estimate may lie below the store threshold
 */
public record BlockRules(String codebook, double margin) implements Serializable {

  /** Of {@link BlockKeys}: a change of what makes a block changes it. */
  private static final int VERSION = 3;

  private static final long serialVersionUID = 1L;

  /** By which state knows what it was built with. */
  String mark() {
    return "match.codebook " + codebook + ", match.screen-margin " + margin + ", rules " + VERSION;
  }

  /**
   * Refuses state that was built by other rules.
   *
   * @param marks of the rules that the state was built by
   * @throws IllegalStateException where one is not this, or there is none
   */
  void requireBuiltBy(Iterable<String> marks) {
    if (!marks.iterator().hasNext()) {
      throw new IllegalStateException(
          "The state to go on from does not say by which rules its blocks were made: it is of an"
              + " earlier version; begin anew, without it");
    }
    for (String mark : marks) {
      if (!mark.equals(mark())) {
        throw new IllegalStateException(
            "The blocks of the state to go on from were made by "
                + mark
                + "; those of this job are by "
                + mark()
                + ": go on with the former, or begin anew without the state");
      }
    }
  }
}
