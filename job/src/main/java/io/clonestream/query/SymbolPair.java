package io.clonestream.query;

import org.jspecify.annotations.Nullable;

/**
 * Two live symbols that resemble each other, the lower id first.
 *
 * @param since instant, in milliseconds since 1970 UTC, from which both have their present content
 * @param chances of how many pairs of the files of both it is one: {@link Chances}
 * @param verdict what people decided on it; null where nothing, or on less close a clone type
 */
public record SymbolPair(
    LiveSymbol a,
    LiveSymbol b,
    double confidence,
    int cloneType,
    long since,
    long chances,
    @Nullable Verdict verdict) {

  static SymbolPair of(
      LiveSymbol a, LiveSymbol b, Similar similar, long chances, @Nullable Verdict verdict) {
    boolean applies =
        verdict != null && (verdict.clones() || verdict.silences(similar.cloneType()));
    return new SymbolPair(
        a,
        b,
        similar.confidence(),
        similar.cloneType(),
        Math.max(a.since(), b.since()),
        chances,
        applies ? verdict : null);
  }

  /**
   * Whether it is as sure as that, though one of its {@link #chances}: the odds of its confidence,
   * shared among all of them, as Bonferroni shares a level of significance (Dunn, Multiple
   * comparisons among means, 1961).
   *
   * @param least confidence, 0 to 1
   */
  boolean standsOut(double least) {
    return confidence * (1 - least) >= chances * least * (1 - confidence);
  }

  boolean isConfirmed() {
    return verdict != null && verdict.clones();
  }

  boolean isSilenced() {
    return verdict != null && !verdict.clones();
  }
}
