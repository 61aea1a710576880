package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionContext;

/**
 * Puts parts of a stored graph right: what stands under a wrong key is taken away, stamp and all,
 * and the rows that make it are written anew. They get the lowest stamp of the present epoch, so
 * that whatever the job says of them later stands above it.
 */
public final class GraphRepair implements AutoCloseable {

  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Label as in the names of statements, by kind of owner. */
  private static final Map<String, String> LABELS =
      Map.of(
          "repository", "repository",
          "file", "file",
          "symbol", "symbol",
          "class", "clone_class",
          "form", "form",
          "commit", "commit",
          "name", "name");

  private final GraphConnection connection;
  private final Driver driver;

  public GraphRepair(GraphConnection connection) {
    this.connection = connection;
    this.driver = connection.open();
  }

  /**
   * Makes what stands under the wrong keys what these rows say.
   *
   * @param wrong owners as in {@link GraphContent#owners}
   * @param expected all rows that the graph must hold
   * @return the number of rows written
   */
  public int repair(Set<String> wrong, Collection<GraphRow> expected) {
    List<GraphRow> rows = new ArrayList<>();
    Set<String> touched = new TreeSet<>(wrong);
    Set<String> known = new TreeSet<>();
    for (GraphRow row : expected) {
      Set<String> owners = GraphContent.of(List.of(row)).owners().keySet();
      known.addAll(owners);
      if (owners.stream().anyMatch(wrong::contains)) {
        rows.add(row);
        touched.add(row.key());
      }
    }
    clear(touched, known);
    write(rows);
    return rows.size();
  }

  @Override
  public void close() {
    driver.close();
  }

  /** Nodes that some row still names are left bare; the others go. */
  private void clear(Set<String> touched, Set<String> known) {
    Map<String, List<Object>> batches = new TreeMap<>();
    for (String owner : touched) {
      String kind = owner.substring(0, owner.indexOf(' '));
      String id = owner.substring(owner.indexOf(' ') + 1);
      if (kind.equals("pair")) {
        int bar = id.indexOf('|');
        Object pair = Map.of("lower", id.substring(0, bar), "higher", id.substring(bar + 1));
        add(batches, "repair/delete_pair", pair);
        continue;
      }
      String label = LABELS.get(kind);
      if (!known.contains(owner)) {
        add(batches, "repair/delete_" + label, id);
        continue;
      }
      add(batches, "repair/clear_" + label, id);
      switch (kind) {
        case "symbol" -> {
          add(batches, "repair/delete_relationships_symbol", id);
          add(batches, "repair/delete_containers_symbol", id);
        }
        case "class" -> add(batches, "repair/delete_relationships_clone_class", id);
        case "file" -> add(batches, "repair/delete_containers_file", id);
        default -> {
          // nothing leads away from it that is its own
        }
      }
    }
    try (Session session = driver.session(SessionConfig.forDatabase(connection.database()))) {
      batches.forEach(
          (statement, all) -> {
            String name = statement.equals("repair/delete_pair") ? "rows" : "ids";
            for (int from = 0; from < all.size(); from += BATCH) {
              List<Object> batch = all.subList(from, Math.min(all.size(), from + BATCH));
              session.executeWriteWithoutResult(
                  transaction -> run(transaction, statement, Map.of(name, batch)));
            }
          });
    }
  }

  private static void run(TransactionContext transaction, String name, Map<String, Object> batch) {
    transaction.run(Cypher.statement(name), Map.of("batch", batch)).consume();
  }

  private static void add(Map<String, List<Object>> batches, String statement, Object member) {
    batches.computeIfAbsent(statement, empty -> new ArrayList<>()).add(member);
  }

  private void write(List<GraphRow> rows) {
    WriterFence.Owner owner;
    try (Session session = driver.session(SessionConfig.forDatabase(connection.database()));
        Transaction transaction = session.beginTransaction()) {
      owner = WriterFence.owner(transaction);
    }
    if (owner == null) {
      throw new IllegalArgumentException(
          "The graph at " + connection.uri() + " was never written by a job: start one first");
    }
    try (GraphWriter writer =
        new GraphWriter(
            connection, owner.lineage(), false, PATIENCE, 0, Clock.systemUTC(), WriteEvents.NONE)) {
      writer.open(owner.epoch());
      Stamp lowest = new Stamp(owner.epoch(), 0);
      for (int from = 0; from < rows.size(); from += BATCH) {
        List<GraphRow> batch =
            rows.subList(from, Math.min(rows.size(), from + BATCH)).stream()
                .map(row -> row.withStamp(lowest))
                .toList();
        List<RejectedRow> rejected = writer.write(batch, owner.epoch());
        if (!rejected.isEmpty()) {
          throw new IllegalStateException(
              "Neo4j refused " + rejected.get(0).row().key() + ": " + rejected.get(0).reason());
        }
      }
    }
  }
}
