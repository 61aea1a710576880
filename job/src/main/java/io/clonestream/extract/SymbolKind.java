package io.clonestream.extract;

/** What is declared. The names are written to state and to the graph: never rename one. */
public enum SymbolKind {
  FUNCTION,
  METHOD,
  CONSTRUCTOR,
  TYPE
}
