package io.clonestream.tune;

import java.util.Locale;

/** Where a labelled pair comes from, and so what it is. The names, in lower case, are keys. */
enum PairKind {
  /** One function at two commits. */
  HISTORY(false, true),
  /** A function and a copy with lines inserted, deleted, replaced or swapped and names changed. */
  EDITED(false, true),
  /** The most alike of all pairs of different repositories. */
  LOOK_ALIKE(false, false),
  /** Of different repositories, by chance. */
  RANDOM(false, false),
  /** Of different repositories, the nearest by embedding. */
  NEAREST(false, false),
  /** Two functions of one file and different names. */
  SAME_FILE(false, false),
  /** Two functions of one name in different files. */
  SAME_NAME(false, false),
  /** A function and what stays when at least seventy of a hundred lines are replaced. */
  LITTLE_LEFT(false, false),

  /** One algorithm in two languages: one name in collections of algorithms. */
  ALGORITHM(true, true),
  /** The same with either name replaced by a random word. */
  ALGORITHM_HIDDEN(true, true),
  /** The most alike of all pairs of different repositories and languages. */
  ACROSS_LOOK_ALIKE(true, false),
  /** Of different repositories and languages, by chance. */
  ACROSS_RANDOM(true, false),
  /** Two algorithms, by chance. */
  ALGORITHM_RANDOM(true, false),
  /** The same with either name replaced by a random word, sometimes the same. */
  HIDDEN_RANDOM(true, false),
  /** Of different repositories and languages, the nearest by embedding. */
  ACROSS_NEAREST(true, false),
  /** Two algorithms, the nearest by embedding. */
  ALGORITHM_NEAREST(true, false);

  private final boolean across;
  private final boolean clones;

  PairKind(boolean across, boolean clones) {
    this.across = across;
    this.clones = clones;
  }

  /** Across two languages. */
  boolean isAcross() {
    return across;
  }

  boolean isClone() {
    return clones;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
