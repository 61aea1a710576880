package io.clonestream.extract;

import org.jspecify.annotations.Nullable;

/** A definition on its way to a declaration: its place among the others, and its names. */
final class Entry {

  final Definition definition;
  final @Nullable Entry enclosing;

  /** First byte, annotations that stand before the declaration included. */
  final int start;

  /** A documentation that follows is none of its own, even where its node reaches over it. */
  int end;

  final int depth;

  /** Index of the first entry in file order that this one does not enclose. */
  int next;

  /** Whether it, or what encloses it, is marked as a test. */
  boolean test;

  /** Null for what only qualifies names. */
  @Nullable SymbolKind kind;

  String name = "";
  String qualifiedName = "";

  /** Qualified name of the receiver's type. */
  @Nullable String receiver;

  String parameterTypes = "";
  int ordinal = 1;
  @Nullable String localId;
  @Nullable Range doc;

  /** What becomes of the symbol's text; null when the entry is no symbol. */
  @Nullable Excerpt excerpt;

  Entry(Definition definition, @Nullable Entry enclosing, int start) {
    this.definition = definition;
    this.enclosing = enclosing;
    this.start = start;
    this.end = definition.range.end();
    this.depth = enclosing == null ? 0 : enclosing.depth + 1;
  }

  boolean isSymbol() {
    return excerpt != null;
  }

  int end() {
    return end;
  }

  /** Where the body starts, or the end when there is none. */
  int bodyStart() {
    return definition.body == null ? end : definition.body.start();
  }

  /** The innermost symbol around this one. */
  @Nullable Entry parent() {
    Entry entry = enclosing;
    while (entry != null && !entry.isSymbol()) {
      entry = entry.enclosing;
    }
    return entry;
  }
}
