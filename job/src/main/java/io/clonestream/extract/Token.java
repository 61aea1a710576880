package io.clonestream.extract;

/** One token of a declaration: its lexical kind and its text as written. */
public record Token(TokenKind kind, String text) {}
