package io.clonestream.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A language as its descriptor {@code /languages/<name>.properties} states it. */
final class Language {

  private static final String FOLDER = "/languages/";

  private final String name;
  private final Properties descriptor = new Properties();
  private final Set<String> constructors;
  private final Set<String> leading;
  private final Set<String> tests;
  private final Set<String> noTests;
  private final List<String> docPrefixes;
  private @Nullable Grammar grammar;

  Language(String name) {
    this.name = name;
    try {
      descriptor.load(new StringReader(resource(name + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("Descriptor of " + name + " cannot be read", e);
    }
    this.constructors = Set.copyOf(words("constructors"));
    this.leading = Set.copyOf(words("leading"));
    this.tests = Set.copyOf(words("tests"));
    this.noTests = Set.copyOf(words("tests.not"));
    this.docPrefixes = words("doc");
  }

  String name() {
    return name;
  }

  /**
   * The grammar with the query {@code <name>.scm}, or the query that the descriptor names when a
   * dialect shares it; loaded on first use.
   */
  synchronized Grammar grammar() {
    if (grammar == null) {
      String query = descriptor.getProperty("query", name) + ".scm";
      String className = descriptor.getProperty("grammar", "");
      try {
        grammar = new Grammar(className, resource(query), descriptor);
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException("Language " + name + " with " + FOLDER + query, e);
      }
    }
    return grammar;
  }

  /** Whether a method of this name constructs its type; {@code <type>} stands for the type's. */
  boolean isConstructor(String method, String type) {
    return constructors.contains(method) || method.equals(type) && constructors.contains("<type>");
  }

  /** Whether a keyword before a declaration's node is part of the declaration. */
  boolean isLeading(String keyword) {
    return leading.contains(keyword);
  }

  /** Whether an attribute of these tokens makes a test of what it stands before. */
  boolean isTest(List<String> attribute) {
    return attribute.stream().anyMatch(tests::contains)
        && attribute.stream().noneMatch(noTests::contains);
  }

  /** Whether a comment documents what follows it. */
  boolean isDoc(String comment) {
    return docPrefixes.isEmpty() || docPrefixes.stream().anyMatch(comment::startsWith);
  }

  /** The words of a descriptor's line, such as {@code extensions}; empty when it has none. */
  List<String> words(String key) {
    String line = descriptor.getProperty(key, "").strip();
    return line.isEmpty() ? List.of() : List.of(line.split("\\s+", -1));
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
