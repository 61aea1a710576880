package io.clonestream.query;

import org.jspecify.annotations.Nullable;

/**
 * Two live symbols that resemble each other, the lower id first.
 *
 * @param since instant, in milliseconds since 1970 UTC, from which both have their present content
 * @param verdict what people decided on it; null where nothing, or on less close a clone type
 */
public record SymbolPair(
    LiveSymbol a,
    LiveSymbol b,
    double confidence,
    int cloneType,
    long since,
    @Nullable Verdict verdict) {

  static SymbolPair of(LiveSymbol a, LiveSymbol b, Similar similar, @Nullable Verdict verdict) {
    boolean applies =
        verdict != null && (verdict.clones() || verdict.silences(similar.cloneType()));
    return new SymbolPair(
        a,
        b,
        similar.confidence(),
        similar.cloneType(),
        Math.max(a.since(), b.since()),
        applies ? verdict : null);
  }

  boolean isConfirmed() {
    return verdict != null && verdict.clones();
  }

  boolean isSilenced() {
    return verdict != null && !verdict.clones();
  }
}
