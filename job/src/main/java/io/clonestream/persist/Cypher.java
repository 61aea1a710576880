package io.clonestream.persist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The statements: one file each under {@code cypher/}, the same file for the code, the tests and
 * people. Parameters always, never text put together.
 */
public final class Cypher {

  private static final Map<String, String> LOADED = new ConcurrentHashMap<>();

  private Cypher() {}

  /**
   * The text of a statement.
   *
   * @param name directory and file without ending, for example {@code persist/lock_symbol}
   */
  public static String statement(String name) {
    return LOADED.computeIfAbsent(name, Cypher::load);
  }

  private static String load(String name) {
    String path = "/cypher/" + name + ".cypher";
    try (InputStream in = Cypher.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("No statement " + path + " in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Statement " + path + " cannot be read", e);
    }
  }
}
