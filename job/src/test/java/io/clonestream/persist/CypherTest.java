package io.clonestream.persist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neo4j.graphdb.ExecutionPlanDescription;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

class CypherTest {

  private static final Path STATEMENTS = Path.of("src/main/resources/cypher");
  private static final Set<String> FORBIDDEN = Set.of("AllNodesScan", "CartesianProduct", "Eager");
  private static final Set<String> ANCHORS =
      Set.of("NodeUniqueIndexSeek", "NodeUniqueIndexSeek(Locking)", "Argument", "Unwind");

  private static Neo4j server;

  @BeforeAll
  static void start() {
    server = Neo4jBuilders.newInProcessBuilder().withDisabledServer().build();
    files("schema")
        .filter(file -> !file.getFileName().toString().endsWith("version.cypher"))
        .forEach(file -> server.defaultDatabaseService().executeTransactionally(text(file)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void noStatementScansTheGraphOrHoldsItsRowsBack() {
    Map<String, String> offending = new TreeMap<>();
    Stream.of("persist", "query", "verify")
        .flatMap(CypherTest::files)
        .forEach(
            file -> {
              String plan = plan(text(file));
              if (plan.lines().map(String::strip).anyMatch(FORBIDDEN::contains)) {
                offending.put(file.toString(), plan);
              }
            });

    assertThat(offending).isEmpty();
  }

  /** Their plans are made on an empty graph and kept: no other start may look cheaper there. */
  @Test
  void everyStatementThatWritesStartsAtUniqueIds() {
    Map<String, Set<String>> starts = new TreeMap<>();
    files("persist")
        .forEach(
            file -> {
              Set<String> others = new TreeSet<>();
              collectLeaves(explained(text(file)), others);
              others.removeAll(ANCHORS);
              if (!others.isEmpty()) {
                starts.put(file.toString(), others);
              }
            });

    assertThat(starts).isEmpty();
  }

  private static void collectLeaves(ExecutionPlanDescription plan, Set<String> leaves) {
    if (plan.getChildren().isEmpty()) {
      leaves.add(plan.getName());
    }
    plan.getChildren().forEach(child -> collectLeaves(child, leaves));
  }

  private static String plan(String statement) {
    return operators(explained(statement), "");
  }

  private static ExecutionPlanDescription explained(String statement) {
    try (var tx = server.defaultDatabaseService().beginTx();
        var result = tx.execute("EXPLAIN " + statement)) {
      return result.getExecutionPlanDescription();
    }
  }

  private static String operators(ExecutionPlanDescription plan, String indent) {
    StringBuilder lines = new StringBuilder(indent).append(plan.getName()).append('\n');
    plan.getChildren().forEach(child -> lines.append(operators(child, indent + "  ")));
    return lines.toString();
  }

  private static Stream<Path> files(String directory) {
    try (Stream<Path> files = Files.list(STATEMENTS.resolve(directory))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
