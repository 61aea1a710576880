package io.clonestream.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Of how many pairs a pair is one. Two files that declare n and m functions hold n · m pairs of
 * functions, of which seldom more than a few are copies: the more there are, the likelier it is
 * that the most alike of them are alike by chance, or because all of a file is about one thing.
 */
public final class Chances {

  /** Functions and types are never compared with each other. */
  private record Sort(String repository, String branch, String path, boolean types) {

    static Sort of(LiveSymbol symbol) {
      return new Sort(symbol.repository(), symbol.branch(), symbol.path(), symbol.isType());
    }
  }

  private final Map<Sort, Long> declared = new HashMap<>();

  /** Of what these symbols declare, all of each file. */
  public static Chances of(Collection<LiveSymbol> symbols) {
    Chances chances = new Chances();
    symbols.forEach(chances::add);
    return chances;
  }

  /** Adds one more that its file declares. */
  void add(LiveSymbol symbol) {
    declared.merge(Sort.of(symbol), 1L, Long::sum);
  }

  /** How many pairs the files of both hold of the sort that both are, at least this one. */
  public long of(LiveSymbol a, LiveSymbol b) {
    Sort left = Sort.of(a);
    Sort right = Sort.of(b);
    long n = declared.getOrDefault(left, 0L);
    long m = declared.getOrDefault(right, 0L);
    return Math.max(1, left.equals(right) ? n * (n - 1) / 2 : n * m);
  }
}
