package io.clonestream.extract;

/** Why a file or a declaration is no symbol. Skipped code is counted, never fatal. */
public enum SkipReason {
  /** A declaration of fewer tokens than the least. */
  TOO_SMALL,
  /** A file of more bytes, or a declaration of more tokens, than the most. */
  TOO_LARGE,
  /** A declaration nested in more declarations than the most. */
  TOO_DEEP,
  /** The file holds a NUL byte and no byte order mark explains it. */
  BINARY,
  /** Parsing the file costs too much, or the declaration is broken by a syntax error. */
  UNPARSABLE,
  /** The path says that the file was copied from another project. */
  VENDORED,
  /** Most of the file stands on very long lines: machine output such as minified JavaScript. */
  MINIFIED,
  /** No descriptor claims the file's name. */
  UNKNOWN_LANGUAGE
}
