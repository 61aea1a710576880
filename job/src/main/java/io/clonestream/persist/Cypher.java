package io.clonestream.persist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Transaction;

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

  /**
   * Runs a statement that writes, to its end: what is wrong with it shows here.
   *
   * @return how many relationships it created
   */
  static int write(Transaction transaction, String name, Map<String, Object> batch) {
    return run(transaction, name, batch).consume().counters().relationshipsCreated();
  }

  /** All rows of a statement. */
  static List<Record> read(Transaction transaction, String name, Map<String, Object> batch) {
    return run(transaction, name, batch).list();
  }

  /**
   * A plan takes the server some tens of milliseconds, which one batch must not pay for another. So
   * the batch goes as one map, {@code $batch}: for a list, plans are kept by its order of
   * magnitude. And no plan is made anew because the graph has grown: hints make every statement
   * start at unique ids, whatever the graph's size on the day.
   */
  private static Result run(Transaction transaction, String name, Map<String, Object> batch) {
    return transaction.run("CYPHER replan=skip " + statement(name), Map.of("batch", batch));
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
