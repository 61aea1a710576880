package io.clonestream.extract;

import java.util.Properties;
import org.treesitter.TSLanguage;
import org.treesitter.TSQuery;

/**
 * The native part of a language: the tree-sitter grammar, the query compiled against it, and the
 * kinds of its leaves. Immutable; one instance serves all threads.
 */
final class Grammar {

  private final TSLanguage language;
  private final TSQuery query;
  private final Capture[] captures;
  private final TokenKinds tokenKinds;

  /**
   * Loads a grammar.
   *
   * @param className class of the grammar in its Maven artifact
   * @param patterns text of the query
   * @throws IllegalArgumentException when the class is no grammar or the query does not fit it
   */
  Grammar(String className, String patterns, Properties descriptor) {
    this.language = load(className);
    try {
      this.query = new TSQuery(language, patterns);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "The query does not fit grammar " + className + ": " + e.getMessage(), e);
    }
    this.captures = new Capture[query.getCaptureCount()];
    for (int id = 0; id < captures.length; id++) {
      captures[id] = Capture.of(query.getCaptureNameForId(id));
    }
    this.tokenKinds = new TokenKinds(language, descriptor);
  }

  TSLanguage language() {
    return language;
  }

  TSQuery query() {
    return query;
  }

  /** What a capture id of the query stands for. */
  Capture capture(int id) {
    return captures[id];
  }

  TokenKinds tokenKinds() {
    return tokenKinds;
  }

  private static TSLanguage load(String className) {
    try {
      return (TSLanguage) Class.forName(className).getConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException("'" + className + "' is no tree-sitter grammar", e);
    }
  }
}
