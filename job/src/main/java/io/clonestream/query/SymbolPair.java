package io.clonestream.query;

/**
 * Two live symbols that resemble each other, the lower id first.
 *
 * @param since instant, in milliseconds since 1970 UTC, from which both have their present content
 */
public record SymbolPair(
    LiveSymbol a, LiveSymbol b, double confidence, int cloneType, long since) {}
