package io.clonestream.extract;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one file declares.
 *
 * @param language name of the language; empty when no descriptor claims the file
 * @param declarations in file order, an enclosing declaration before what it encloses
 * @param skipped how many files (0 or 1) or declarations were left out, by reason
 */
public record Extraction(
    String language, List<Declaration> declarations, SortedMap<SkipReason, Integer> skipped) {

  public Extraction {
    declarations = List.copyOf(declarations);
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
  }

  /** A file of which nothing is extracted. */
  static Extraction skipped(String language, SkipReason reason) {
    return new Extraction(language, List.of(), new TreeMap<>(java.util.Map.of(reason, 1)));
  }
}
