package io.clonestream.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.treesitter.TSLanguage;
import org.treesitter.TSQuery;

/**
 * A language: its descriptor and its query, compiled against its grammar. Immutable; one instance
 * serves all threads.
 */
final class Language {

  private static final String FOLDER = "/languages/";

  private final String name;
  private final Properties descriptor = new Properties();
  private final TSLanguage grammar;
  private final TSQuery query;
  private final Capture[] captures;
  private final TokenKinds tokenKinds;
  private final Set<String> constructors;
  private final List<String> docPrefixes;

  /** Reads {@code /languages/<name>.properties} and {@code .scm}. */
  Language(String name) {
    this.name = name;
    String text = resource(name + ".properties");
    try {
      descriptor.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.grammar = grammar(name, descriptor.getProperty("grammar", ""));
    this.query = query(name, grammar);
    this.captures = new Capture[query.getCaptureCount()];
    for (int id = 0; id < captures.length; id++) {
      captures[id] = Capture.of(query.getCaptureNameForId(id));
    }
    this.tokenKinds = new TokenKinds(grammar, descriptor);
    this.constructors = Set.copyOf(words("constructors"));
    this.docPrefixes = words("doc");
  }

  String name() {
    return name;
  }

  TSLanguage grammar() {
    return grammar;
  }

  TSQuery query() {
    return query;
  }

  Capture capture(int id) {
    return captures[id];
  }

  TokenKinds tokenKinds() {
    return tokenKinds;
  }

  /** Whether a method of this name constructs its type; {@code <type>} stands for the type's. */
  boolean isConstructor(String method, String type) {
    return constructors.contains(method) || method.equals(type) && constructors.contains("<type>");
  }

  boolean isDoc(String comment) {
    return docPrefixes.isEmpty() || docPrefixes.stream().anyMatch(comment::startsWith);
  }

  /** The words of a descriptor's line, such as {@code extensions}; empty when it has none. */
  List<String> words(String key) {
    String line = descriptor.getProperty(key, "").strip();
    return line.isEmpty() ? List.of() : List.of(line.split("\\s+", -1));
  }

  private static TSLanguage grammar(String name, String className) {
    try {
      return (TSLanguage) Class.forName(className).getConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException(
          "Grammar '" + className + "' of language " + name + " is no tree-sitter language", e);
    }
  }

  private static TSQuery query(String name, TSLanguage grammar) {
    try {
      return new TSQuery(grammar, resource(name + ".scm"));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "Query " + FOLDER + name + ".scm does not fit its grammar: " + e.getMessage(), e);
    }
  }

  private static String resource(String file) {
    try (InputStream in = Language.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no resource " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Resource " + FOLDER + file + " cannot be read", e);
    }
  }
}
