package io.clonestream.extract;

/** Lexical kind of a token, the same for all languages. Comments and white space are no tokens. */
public enum TokenKind {
  /** Name of a variable, function, field or parameter. */
  IDENTIFIER(1),
  /** Name of a type that somebody declared. */
  TYPE_IDENTIFIER(2),
  /** Type that the language itself has: {@code int}, {@code bool}, {@code u32}. */
  PRIMITIVE_TYPE(3),
  /** String, character or regular expression literal, or a piece of one, quotes included. */
  STRING(4),
  NUMBER(5),
  /** Other literal: true, false, null, nil, None. */
  CONSTANT(6),
  KEYWORD(7),
  OPERATOR(8),
  /** Brackets, commas, semicolons, dots, colons. */
  PUNCTUATION(9);

  /** In the order of their codes, which begin at 1. */
  private static final TokenKind[] ALL = values();

  private final int code;

  TokenKind(int code) {
    this.code = code;
  }

  /** Stable number of this kind in packed token spans. */
  public int code() {
    return code;
  }

  public static TokenKind of(int code) {
    if (code < 1 || code > ALL.length) {
      throw new IllegalArgumentException("Token kind " + code + " is not one of 1 to 9");
    }
    return ALL[code - 1];
  }
}
