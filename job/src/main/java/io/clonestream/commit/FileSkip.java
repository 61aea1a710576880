package io.clonestream.commit;

/** Why a file of a step is not read. The names are published: never rename one. */
public enum FileSkip {
  /** A commit of another repository. */
  SUBMODULE,
  SYMBOLIC_LINK,
  /** No language is known for the path. */
  UNKNOWN_LANGUAGE,
  /** More bytes than the most that are read. */
  TOO_LARGE
}
