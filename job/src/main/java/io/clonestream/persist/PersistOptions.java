package io.clonestream.persist;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Options of writing to Neo4j and reading from it. */
public final class PersistOptions {

  public static final ConfigOption<String> URI =
      key("persist.uri")
          .stringType()
          .defaultValue("bolt://127.0.0.1:7687")
          .withDescription(
              "Address of Neo4j: bolt:// or neo4j://; bolt+s:// or neo4j+s:// for TLS with a"
                  + " certificate of an authority that is trusted.");

  public static final ConfigOption<String> TRUST_FILE =
      key("persist.trust-file")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Certificates (PEM) of the authorities that are trusted to vouch for Neo4j, instead of"
                  + " those of the JVM; for addresses with +s. Read by whoever connects: it must lie"
                  + " at the same path where commands run and on every TaskManager.");

  public static final ConfigOption<String> USER =
      key("persist.user").stringType().defaultValue("neo4j").withDescription("User at Neo4j.");

  public static final ConfigOption<String> PASSWORD =
      key("persist.password")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Password at Neo4j; empty for a server without authentication. Not on the command line,"
                  + " where anybody could read it.");

  public static final ConfigOption<String> PASSWORD_FILE =
      key("persist.password-file")
          .stringType()
          .defaultValue("")
          .withDescription(
              "File whose first line is the password at Neo4j. Read by whoever connects, as"
                  + " persist.trust-file is, so that the password is no part of what is submitted.");

  public static final ConfigOption<String> DATABASE =
      key("persist.database")
          .stringType()
          .defaultValue("neo4j")
          .withDescription("Database within Neo4j.");

  public static final ConfigOption<Integer> BATCH_SIZE =
      key("persist.batch-size")
          .intType()
          .defaultValue(1000)
          .withDescription("Most rows of one transaction, at least 1.");

  public static final ConfigOption<Duration> BATCH_WAIT =
      key("persist.batch-wait")
          .durationType()
          .defaultValue(Duration.ofMillis(10))
          .withDescription(
              "Shortest time that a row waits for others, unless they fill the batch.");

  public static final ConfigOption<Duration> BATCH_REST =
      key("persist.batch-rest")
          .durationType()
          .defaultValue(Duration.ofMillis(50))
          .withDescription(
              "Shortest time from the end of a transaction to the next, unless rows fill it: more"
                  + " makes larger transactions, less work for Neo4j, and edges that come later.");

  public static final ConfigOption<Integer> CAPACITY =
      key("persist.capacity")
          .intType()
          .defaultValue(2000)
          .withDescription(
              "Rows that may be waiting or in flight in one writer; at least persist.batch-size.");

  public static final ConfigOption<Duration> TIMEOUT =
      key("persist.timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription(
              "For how long a row is tried while Neo4j is away; then the job fails. A transaction may"
                  + " take a fifth of it.");

  public static final ConfigOption<String> LINEAGE =
      key("persist.lineage")
          .stringType()
          .defaultValue("clonestream")
          .withDescription(
              "Name of the chain of runs and savepoints that writes the graph; another lineage is"
                  + " refused.");

  public static final ConfigOption<Boolean> TAKE_OVER =
      key("persist.take-over")
          .booleanType()
          .defaultValue(false)
          .withDescription("Lets this job take over a graph of another lineage.");

  public static final ConfigOption<Boolean> STRICT =
      key("persist.strict")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Refuses the whole batch of a row that cannot be written, and writes nothing of it;"
                  + " otherwise that row alone is refused. All that is refused becomes dead letters.");

  private PersistOptions() {}

  /**
   * Where the graph is.
   *
   * @throws IllegalArgumentException when the password is given twice, or its file cannot be read
   */
  public static GraphConnection connection(ReadableConfig configuration) {
    return new GraphConnection(
        configuration.get(URI),
        configuration.get(USER),
        password(configuration),
        configuration.get(DATABASE),
        configuration.get(TRUST_FILE));
  }

  private static String password(ReadableConfig configuration) {
    String file = configuration.get(PASSWORD_FILE);
    if (file.isEmpty()) {
      return configuration.get(PASSWORD);
    }
    if (!configuration.get(PASSWORD).isEmpty()) {
      throw new IllegalArgumentException(
          "persist.password and persist.password-file exclude each other");
    }
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines.findFirst().map(String::strip).filter(line -> !line.isEmpty()).orElseThrow();
    } catch (IOException | UncheckedIOException | NoSuchElementException e) {
      throw new IllegalArgumentException(
          "Value '"
              + file
              + "' of persist.password-file is no file with a password in its first"
              + " line",
          e);
    }
  }
}
