package io.clonestream.query;

import java.util.List;
import java.util.Set;

/**
 * What a question is about.
 *
 * @param repositories names; empty for all
 * @param languages names; empty for all
 * @param minTokens symbols below are left out
 * @param minConfidence pairs below are left out
 * @param included what is not left out though it is noise
 * @param at the instant asked about, in milliseconds since 1970 UTC, or {@link #NOW}
 * @param verdicts whether what people said of pairs counts
 */
public record Scope(
    String tenant,
    List<String> repositories,
    List<String> languages,
    int minTokens,
    double minConfidence,
    Set<Noise> included,
    long at,
    boolean verdicts) {

  /** The present, which costs less to ask about than any instant. */
  public static final long NOW = Long.MAX_VALUE;

  /** Where verdicts count, as usual. */
  public Scope(
      String tenant,
      List<String> repositories,
      List<String> languages,
      int minTokens,
      double minConfidence,
      Set<Noise> included,
      long at) {
    this(tenant, repositories, languages, minTokens, minConfidence, included, at, true);
  }

  public Scope {
    repositories = List.copyOf(repositories);
    languages = List.copyOf(languages);
    included = Set.copyOf(included);
    if (minConfidence < 0 || minConfidence > 1) {
      throw new IllegalArgumentException("Confidence " + minConfidence + " is not within 0 and 1");
    }
    if (minTokens < 0) {
      throw new IllegalArgumentException("Number of tokens " + minTokens + " is below 0");
    }
  }

  /** Whether it is asked about a symbol, be it noise or not. */
  boolean covers(LiveSymbol symbol) {
    return symbol.tokens() >= minTokens
        && (repositories.isEmpty() || repositories.contains(symbol.repository()))
        && (languages.isEmpty() || languages.contains(symbol.language()));
  }
}
