package io.clonestream.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The names by which boilerplate is told, see {@code fingerprint/boilerplate.properties}. */
final class BoilerplateNames {

  private static final String RESOURCE = "/fingerprint/boilerplate.properties";
  private static final Properties TABLE = load();

  static final Set<String> RECEIVERS = words("receivers");
  static final Set<String> SILENT = words("silent");
  static final Set<String> COPIES = words("copies");
  static final Set<String> FIXTURES = words("fixture.names");
  static final Set<String> FIXTURE_ANNOTATIONS = words("fixture.annotations");
  static final Set<String> COMPARES = words("value.compares");
  static final Set<String> TELLS = words("value.tells");
  static final Set<String> VALUE_CALLS = words("value.calls");
  static final Set<String> MAKERS = words("maker.names");
  static final Set<String> MAINS = words("main.names");

  private BoilerplateNames() {}

  /** Whether it makes a value: new, of, NewThing, create_thing. */
  static boolean isMaker(String name) {
    return !name.isEmpty() && MAKERS.contains(Words.of(name, 1).stream().findFirst().orElse(""));
  }

  /** Whether it reads a property: getSize, is_empty. */
  static boolean isGetter(String name) {
    return name.matches("(?:get|is|has)(?:[A-Z_].*)");
  }

  /** A name without what tells its way of writing or that it gets or sets: size of get_size. */
  static String bare(String name) {
    String bare = name.replace("_", "").toLowerCase(Locale.ROOT);
    return bare.length() > 3 && (bare.startsWith("get") || bare.startsWith("set"))
        ? bare.substring(3)
        : bare;
  }

  private static Set<String> words(String key) {
    String words = TABLE.getProperty(key);
    if (words == null) {
      throw new IllegalStateException("Key '" + key + "' is missing in " + RESOURCE);
    }
    return new TreeSet<>(Arrays.asList(words.strip().split("\\s+", -1)));
  }

  private static Properties load() {
    Properties table = new Properties();
    try (InputStream in = BoilerplateNames.class.getResourceAsStream(RESOURCE)) {
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
