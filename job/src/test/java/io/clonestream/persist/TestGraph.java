package io.clonestream.persist;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.verify.Difference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

/** A real Neo4j in this JVM, behind Bolt on a free port: one for all tests, cleared by each. */
public final class TestGraph {

  static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_000_000), ZoneOffset.UTC);

  private static @Nullable TestGraph shared;

  private final Neo4j server =
      Neo4jBuilders.newInProcessBuilder(Path.of("target"))
          .withDisabledServer()
          // Twice as long a silence is the end of a connection.
          .withConfig(BoltConnector.connection_keep_alive, Duration.ofSeconds(5))
          .build();

  private TestGraph() {
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
  }

  public static synchronized TestGraph shared() {
    if (shared == null) {
      shared = new TestGraph();
    }
    return shared;
  }

  public GraphConnection connection() {
    return new GraphConnection(server.boltURI().toString(), "neo4j", "", "neo4j");
  }

  public GraphWriter writer(String lineage, boolean takeOver, WriteEvents events) {
    return new GraphWriter(
        connection(), lineage, takeOver, Duration.ofSeconds(20), 7, CLOCK, events);
  }

  public GraphWriter writer() {
    return writer("main", false, new CountedEvents());
  }

  /** One that refuses a batch whole. */
  GraphWriter strictWriter() {
    return new GraphWriter(
        connection(),
        "main",
        false,
        Duration.ofSeconds(20),
        7,
        CLOCK,
        new CountedEvents(),
        true,
        true);
  }

  /**
   * One of several.
   *
   * @param ordered whether it locks in order
   */
  GraphWriter writer(WriteEvents events, long seed, boolean ordered) {
    return new GraphWriter(
        connection(), "main", false, Duration.ofMinutes(2), seed, CLOCK, events, false, ordered);
  }

  public GraphReader reader() {
    return new GraphReader(connection());
  }

  /** Writes rows as the first attempt of a job does, in one batch; none may be refused. */
  public void write(List<GraphRow> rows) {
    try (GraphWriter writer = writer()) {
      writer.open(1);
      assertThat(writer.write(rows, 1)).isEmpty();
    }
  }

  /** Holds these rows alone, and opens a reader of them. */
  public GraphReader holding(GraphRow... rows) {
    clear();
    write(List.of(rows));
    return reader();
  }

  /** How what is stored differs from what these rows say. */
  List<Difference> differences(List<GraphRow> rows) {
    try (GraphReader reader = reader()) {
      return Difference.between(GraphContent.of(rows), GraphContent.stored(reader));
    }
  }

  public List<Map<String, Object>> read(String cypher) {
    return server
        .defaultDatabaseService()
        .executeTransactionally(
            cypher,
            Map.of(),
            result -> result.stream().<Map<String, Object>>map(TreeMap::new).toList());
  }

  public void clear() {
    read("MATCH (n) WHERE NOT n:Schema DETACH DELETE n");
  }

  /**
   * Every node and relationship as a line, in an order of their own. A node that was only named by
   * a row since replaced, and stands alone, is no content.
   */
  public List<String> dump() {
    List<String> lines = new ArrayList<>();
    read("MATCH (n) WHERE n.epoch IS NOT NULL OR n.sequence IS NOT NULL OR EXISTS { (n)--() } "
            + "RETURN labels(n) AS labels, properties(n) AS properties")
        .forEach(row -> lines.add(line(row)));
    read("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS p")
        .forEach(row -> lines.add(line(row)));
    lines.sort(null);
    return lines;
  }

  private static String line(Map<String, Object> row) {
    StringBuilder line = new StringBuilder();
    row.forEach(
        (key, value) -> {
          line.append(key).append('=').append(shown(value)).append(' ');
        });
    return line.toString();
  }

  private static Object shown(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, inner) -> sorted.put(String.valueOf(key), shown(inner)));
      return sorted;
    }
    return value instanceof String[] strings ? List.of(strings) : value;
  }

  /** Counts what a writer tells. */
  public static final class CountedEvents implements WriteEvents {

    volatile int batches;
    volatile int rows;
    volatile int retries;
    volatile int deadlocks;
    volatile int rejected;

    @Override
    public synchronized void written(int count) {
      batches++;
      rows += count;
    }

    @Override
    public synchronized void retried(boolean deadlock) {
      retries++;
      if (deadlock) {
        deadlocks++;
      }
    }

    @Override
    public synchronized void rejected() {
      rejected++;
    }
  }
}
