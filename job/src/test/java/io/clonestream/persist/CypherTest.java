package io.clonestream.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.graphdb.ExecutionPlanDescription;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

class CypherTest {

  private static final Path STATEMENTS = Path.of("src/main/resources/cypher");
  private static final Set<String> FORBIDDEN = Set.of("AllNodesScan", "CartesianProduct", "Eager");
  private static final Set<String> ANCHORS =
      Set.of(
          "NodeUniqueIndexSeek",
          "NodeUniqueIndexSeek(Locking)",
          "NodeByElementIdSeek",
          "Argument",
          "Unwind");

  @AutoClose private static Neo4j server;

  @BeforeAll
  static void start() {
    server = Neo4jBuilders.newInProcessBuilder().withDisabledServer().build();
    files("schema")
        .filter(file -> !file.getFileName().toString().endsWith("version.cypher"))
        .forEach(file -> server.defaultDatabaseService().executeTransactionally(text(file)));
  }

  /** Community knows these statements well enough to say that they are for another edition. */
  @Test
  void theStatementsOfRolesAreOnesThatNeo4jKnows() throws IOException {
    var system = server.databaseManagementService().database("system");
    String script = Files.readString(Path.of("../deploy/security/neo4j-roles.cypher"));
    List<String> statements =
        Stream.of(script.replaceAll("(?m)^//.*$", "").split(";", -1))
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .toList();

    assertThat(statements).hasSizeGreaterThan(10);
    for (String statement : statements) {
      assertThatThrownBy(
              () -> system.executeTransactionally(statement, Map.of("database", "neo4j")))
          .as(statement)
          .hasMessageContaining("Unsupported administration command");
    }
    assertThatThrownBy(() -> system.executeTransactionally("GRANT EVERYTHING TO nobody"))
        .hasMessageContaining("Invalid input");
  }

  @Test
  void noStatementScansTheGraphOrHoldsItsRowsBack() {
    Map<String, String> offending = new TreeMap<>();
    Stream.of("integrity", "persist", "query", "ask", "draw", "pick", "verify")
        .flatMap(CypherTest::files)
        .filter(file -> !file.endsWith("integrity/schema.cypher")) // asks no graph, has no plan
        .forEach(
            file -> {
              String plan = plan(text(file));
              if (plan.lines().map(String::strip).anyMatch(FORBIDDEN::contains)) {
                offending.put(file.toString(), plan);
              }
            });

    assertThat(offending).isEmpty();
  }

  /**
   * A plan is kept for good, so it must not follow the size of the graph on the day it was made.
   * (What an empty graph or a handful of nodes suggests is a scan.)
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 6, 30, 4_000})
  void everyStatementThatWritesStartsAtUniqueIdsWhateverTheGraphsSize(int size) {
    fill(size);
    Map<String, Set<String>> starts = new TreeMap<>();
    files("persist")
        .forEach(
            file -> {
              Set<String> others = new TreeSet<>();
              collectLeaves(explained("CYPHER replan=force EXPLAIN " + text(file)), others);
              others.removeAll(ANCHORS);
              if (!others.isEmpty()) {
                starts.put(file.toString(), others);
              }
            });

    assertThat(starts).isEmpty();
  }

  /** So many nodes of each label, each joined to the next by each type of relationship. */
  private static void fill(int size) {
    var database = server.defaultDatabaseService();
    database.executeTransactionally("MATCH (n) DETACH DELETE n");
    for (String label :
        List.of(
            "Repository",
            "Commit",
            "Tag",
            "File",
            "Symbol",
            "CloneClass",
            "Form",
            "Name",
            "Writer")) {
      database.executeTransactionally(
          "UNWIND range(1, $size) AS i CREATE (:$($label) {id: 'id' + i, epoch: 1})",
          Map.of("size", size, "label", label));
    }
    for (String type : List.of("INSTANCE_OF", "CALLS_NAME", "SIMILAR_TO", "WAS_SIMILAR_TO")) {
      join("CloneClass", type);
    }
    join("Tag", "TAGS");
    for (String type : List.of("MOVED_FROM", "DEPENDS_ON", "WAS_DEPENDS_ON")) {
      join("Symbol", type);
    }
  }

  private static void join(String label, String type) {
    server
        .defaultDatabaseService()
        .executeTransactionally(
            """
            MATCH (a:LABEL) UNWIND range(1, 5) AS k
            MATCH (b:LABEL {id: 'id' + (toInteger(substring(a.id, 2)) + k)})
            CREATE (a)-[:$($type) {id: $type + a.id + k, edgeId: $type + a.id + k}]->(b)"""
                .replace("LABEL", label),
            Map.of("type", type));
  }

  private static void collectLeaves(ExecutionPlanDescription plan, Set<String> leaves) {
    if (plan.getChildren().isEmpty()) {
      leaves.add(plan.getName());
    }
    plan.getChildren().forEach(child -> collectLeaves(child, leaves));
  }

  private static String plan(String statement) {
    return operators(explained("EXPLAIN " + statement), "");
  }

  private static ExecutionPlanDescription explained(String statement) {
    try (var tx = server.defaultDatabaseService().beginTx();
        var result = tx.execute(statement, Map.of("batch", Map.of()))) {
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
