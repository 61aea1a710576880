package io.clonestream.persist;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;

/** The lock statements really lock nodes that exist already. */
class NodeLocksTest {

  private static final TransactionConfig IMPATIENT =
      TransactionConfig.builder().withTimeout(Duration.ofMillis(700)).build();

  private final TestGraph graph = TestGraph.shared();

  @BeforeEach
  void clear() {
    graph.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock_symbol",
        "lock_clone_class",
        "lock_form",
        "lock_name",
        "lock_file",
        "lock_repository",
        "lock_commit"
      })
  void aSecondWriterWaitsForTheSameNodeAndPassesOnAnother(String name) {
    String statement = Cypher.statement("persist/" + name);
    try (Driver driver = GraphDatabase.driver(graph.connection().uri(), AuthTokens.none());
        Session first = driver.session();
        Session second = driver.session()) {
      new GraphSchema(driver, "neo4j").migrate();
      for (String id : List.of("held", "free")) {
        first.run(statement, batch(id)).consume();
      }
      try (Transaction holder = first.beginTransaction()) {
        holder.run(statement, batch("held")).consume();

        second.run(statement, batch("free"), IMPATIENT).consume();
        assertThatThrownBy(() -> second.run(statement, batch("held"), IMPATIENT).consume())
            .isInstanceOf(Neo4jException.class);
      }
    }
  }

  private static Map<String, Object> batch(String id) {
    return Map.of("batch", Map.of("ids", List.of(id)));
  }
}
