package io.clonestream.tune;

import java.util.List;

/**
 * Random pairs of different repositories: how many there were, and the most alike of them. The rest
 * resembles so little that no model keeps it.
 *
 * @param all how many pairs, of one language and of two
 * @param within how many of them touch each fold by which models of one language are judged
 * @param across the same for models of two languages
 */
@SuppressWarnings("ArrayRecordComponent") // never changed nor compared
record Strays(long all, long[] within, long[] across, List<Stray> alike) {

  /** No fold: everything counts. */
  static final int NONE = -1;

  /**
   * One of the most alike.
   *
   * @param across of two languages
   * @param training whether it is so much alike that models are fitted on it
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed nor compared
  record Stray(float[] features, boolean across, boolean training, int fold, int otherFold) {

    MadePair lookAlike() {
      PairKind kind = across ? PairKind.ACROSS_LOOK_ALIKE : PairKind.LOOK_ALIKE;
      return new MadePair(kind, features, fold, otherFold);
    }

    boolean touches(int someFold) {
      return fold == someFold || otherFold == someFold;
    }
  }

  /** How many random pairs do not touch the fold. */
  long outside(boolean isAcross, int fold) {
    return fold == NONE ? all : all - touching(isAcross, fold);
  }

  long touching(boolean isAcross, int fold) {
    return (isAcross ? across : within)[fold];
  }

  /** Features of those that do not touch the fold, or of those that do. */
  List<float[]> alike(boolean isAcross, int fold, boolean touching) {
    return alike.stream()
        .filter(stray -> stray.across() == isAcross && stray.touches(fold) == touching)
        .map(Stray::features)
        .toList();
  }
}
