package io.clonestream.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the words of the languages mean, in one table for all of them: which keywords stand for the
 * same construct, which operators do, and which names tell the language rather than the meaning.
 * Read from {@code fingerprint/vocabulary.properties}.
 */
final class Vocabulary {

  private static final String RESOURCE = "/fingerprint/vocabulary.properties";

  private static final Map<String, String> SYMBOLS = new HashMap<>();
  private static final Map<String, String> SYMBOLS_OF_NAMES = new HashMap<>();
  private static final Set<String> LANGUAGE_NAMES = new HashSet<>();

  static {
    Properties table = load();
    for (String key : table.stringPropertyNames()) {
      for (String word : table.getProperty(key, "").trim().split("\\s+")) {
        if (key.startsWith("symbol.")) {
          SYMBOLS.put(word, key.substring("symbol.".length()));
        } else if (key.startsWith("name.")) {
          SYMBOLS_OF_NAMES.put(word, key.substring("name.".length()));
        } else if (key.startsWith("language.")) {
          LANGUAGE_NAMES.add(word);
        } else {
          throw new IllegalStateException("Key '" + key + "' of " + RESOURCE + " has no meaning");
        }
      }
    }
  }

  private Vocabulary() {}

  /** The canonical symbol of a keyword, constant or operator; null where there is none. */
  static @Nullable String symbol(String text) {
    return SYMBOLS.get(text);
  }

  /** The canonical symbol of a name that is in truth a keyword or constant; else null. */
  static @Nullable String symbolOfName(String text) {
    return SYMBOLS_OF_NAMES.get(text);
  }

  /** Whether a name belongs to a language or its standard library: String, std, self, printf. */
  static boolean isLanguageName(String text) {
    return LANGUAGE_NAMES.contains(text);
  }

  private static Properties load() {
    Properties table = new Properties();
    try (InputStream in = Vocabulary.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("Resource " + RESOURCE + " is not on the class path");
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        table.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Resource " + RESOURCE + " cannot be read", e);
    }
    return table;
  }
}
