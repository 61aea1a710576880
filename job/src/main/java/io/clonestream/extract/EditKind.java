package io.clonestream.extract;

/** What a commit did to a symbol. */
public enum EditKind {
  ADDED,
  /** Text, signature, enclosing symbol or called names changed. */
  MODIFIED,
  /** All is equal but the lines. */
  RELOCATED,
  REMOVED
}
