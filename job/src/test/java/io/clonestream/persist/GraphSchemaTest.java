package io.clonestream.persist;

import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

class GraphSchemaTest {

  private static final int WRITERS = 6;
  private static final int ROUNDS = 3;

  @Test
  void writersThatStartTogetherOnAnEmptyDatabaseAllFindTheSchema() throws Exception {
    TestGraph graph = TestGraph.shared();
    for (int round = 0; round < ROUNDS; round++) {
      forgetSchema(graph);
      openTogether(graph);
      assertThat(graph.read("MATCH (s:Schema) RETURN s.version AS version"))
          .containsExactly(Map.of("version", (long) GraphSchema.VERSION));
    }
  }

  @Test
  void aGraphOfVersionOneKeepsItsContentAndFindsWhatACommitDidByIndex() {
    TestGraph graph = TestGraph.shared();
    forgetSchema(graph);
    List<String> before;
    try (Driver driver = graph.connection().open()) {
      new GraphSchema(driver, "neo4j").migrate(1);
      assertThat(indexed(graph)).isEmpty();
      graph.read(
          "CREATE (s:Symbol {id: 's', epoch: 1})-[:INSTANCE_OF {id: 's!1', openedBy: 'c1'}]->"
              + "(:CloneClass {id: 'f1', epoch: 1})-[:WAS_SIMILAR_TO {edgeId: 'e', openedBy: 'c1', "
              + "closedBy: 'c3', validTo: datetime('1970-01-01')}]->(:CloneClass {id: 'f2', epoch: 1}) RETURN s.id");
      before = graph.dump();

      new GraphSchema(driver, "neo4j").migrate();
    }

    assertThat(graph.dump()).isEqualTo(before).isNotEmpty();
    assertThat(stored(graph)).isEqualTo(GraphSchema.VERSION);
    assertThat(indexed(graph))
        .containsExactly(
            "INSTANCE_OF.openedBy",
            "WAS_INSTANCE_OF.closedBy",
            "WAS_INSTANCE_OF.openedBy",
            "WAS_INSTANCE_OF.validTo",
            "WAS_SIMILAR_TO.validTo",
            "WAS_VERDICT.validTo");
    assertThat(
            graph.read(
                "MATCH ()-[r:WAS_SIMILAR_TO]->(c) USING INDEX r:WAS_SIMILAR_TO(validTo) "
                    + "WHERE r.validTo > datetime('1969-01-01') RETURN c.id AS id"))
        .containsExactly(Map.of("id", "f2"));
  }

  @Test
  void formsOfAGraphThatDidNotSaySoAreMarkedWhereTheyHaveSeveralClasses() {
    TestGraph graph = TestGraph.shared();
    forgetSchema(graph);
    try (Driver driver = graph.connection().open()) {
      new GraphSchema(driver, "neo4j").migrate(6);
      graph.read(
          "CREATE (:CloneClass {id: 'a'})-[:HAS_FORM]->(:Form {id: 'two'})<-[:HAS_FORM]-"
              + "(:CloneClass {id: 'b'}), (:CloneClass {id: 'c'})-[:HAS_FORM]->(:Form {id: 'one'})");

      new GraphSchema(driver, "neo4j").migrate();
    }

    assertThat(graph.read("MATCH (f:Form) RETURN f.id AS id, f.shared AS shared ORDER BY id"))
        .extracting(row -> row.get("id") + " " + row.get("shared"))
        .containsExactly("one null", "two true");
  }

  @Test
  void migratingTwiceChangesNothing() {
    TestGraph graph = TestGraph.shared();
    forgetSchema(graph);
    try (Driver driver = graph.connection().open()) {
      new GraphSchema(driver, "neo4j").migrate();
      List<Map<String, Object>> once = schema(graph);

      new GraphSchema(driver, "neo4j").migrate();

      assertThat(schema(graph)).isEqualTo(once).isNotEmpty();
    }
  }

  @Test
  void aProgramOlderThanTheGraphIsRefusedAndChangesNothing() {
    TestGraph graph = TestGraph.shared();
    forgetSchema(graph);
    try (Driver driver = graph.connection().open()) {
      new GraphSchema(driver, "neo4j").migrate();
      List<Map<String, Object>> before = schema(graph);

      assertThatThrownBy(() -> new GraphSchema(driver, "neo4j").migrate(1))
          .isInstanceOf(FencedException.class)
          .hasMessageContaining("schema version " + GraphSchema.VERSION)
          .hasMessageContaining("versions up to 1");

      assertThat(schema(graph)).isEqualTo(before);
    }
  }

  /** An older program that began together with a newer one writes its number last. */
  @Test
  void theNumberOfTheSchemaNeverFalls() {
    TestGraph graph = TestGraph.shared();
    forgetSchema(graph);
    try (Driver driver = graph.connection().open();
        Session session = driver.session()) {
      new GraphSchema(driver, "neo4j").migrate();

      session.run(Cypher.statement("schema/set_version"), Map.of("version", 1L)).consume();
    }

    assertThat(stored(graph)).isEqualTo(GraphSchema.VERSION);
  }

  private static int stored(TestGraph graph) {
    Object version = graph.read("MATCH (s:Schema) RETURN s.version AS v").get(0).get("v");
    return ((Number) version).intValue();
  }

  /** The relationship properties by which the past is found, as TYPE.property. */
  private static List<String> indexed(TestGraph graph) {
    return graph
        .read(
            "SHOW INDEXES YIELD labelsOrTypes, properties, entityType, state "
                + "WHERE entityType = 'RELATIONSHIP' AND state = 'ONLINE' "
                + "AND properties[0] IN ['openedBy', 'closedBy', 'validTo'] "
                + "RETURN labelsOrTypes[0] + '.' + properties[0] AS name ORDER BY name")
        .stream()
        .map(row -> String.valueOf(row.get("name")))
        .toList();
  }

  private static List<Map<String, Object>> schema(TestGraph graph) {
    List<Map<String, Object>> all = new ArrayList<>();
    all.addAll(graph.read("SHOW INDEXES YIELD name, labelsOrTypes, properties ORDER BY name"));
    all.addAll(graph.read("SHOW CONSTRAINTS YIELD name, type ORDER BY name"));
    all.addAll(graph.read("MATCH (s:Schema) RETURN s.version AS version"));
    return all;
  }

  private static void openTogether(TestGraph graph) throws Exception {
    CountDownLatch start = new CountDownLatch(WRITERS);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> opened = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        opened.add(
            threads.submit(
                () -> {
                  try (GraphWriter own = graph.writer()) {
                    start.countDown();
                    start.await();
                    own.open(1);
                  }
                  return null;
                }));
      }
      for (Future<?> one : opened) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void forgetSchema(TestGraph graph) {
    graph.read("MATCH (n) DETACH DELETE n");
    for (Map<String, Object> constraint : graph.read("SHOW CONSTRAINTS YIELD name")) {
      graph.read("DROP CONSTRAINT " + constraint.get("name"));
    }
    for (Map<String, Object> index :
        graph.read("SHOW INDEXES YIELD name, type WHERE type = 'RANGE'")) {
      graph.read("DROP INDEX " + index.get("name"));
    }
  }
}
