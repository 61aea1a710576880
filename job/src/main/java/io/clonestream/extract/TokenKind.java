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

  private final int code;

  TokenKind(int code) {
    this.code = code;
  }

  /** Stable number of this kind in packed token spans. */
  public int code() {
    return code;
  }

  public static TokenKind of(int code) {
    for (TokenKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Token kind " + code + " is not one of 1 to 9");
  }
}
