package io.clonestream.persist;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.follow.Stamp;
import io.clonestream.verify.Difference;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was damaged is seen, named and mended; what was not is left alone. */
class GraphRepairTest {

  private static final Stamp STAMP = new Stamp(3, 2);
  private static final List<GraphRow> ROWS =
      List.of(
          commit("lib", 1),
          commit("lib", 2),
          symbol(STAMP, "lib", "copy", version(1, "f1", 5, "get"), version(5, "f2", OPEN, "put")),
          symbol(STAMP, "app", "paste", version(2, "f1", OPEN, "get", "put")),
          cloneClass(STAMP, "f1", "form1", 1),
          cloneClass(STAMP, "f2", "form1", 1),
          cloneClass(STAMP, "f3", "form2", 0),
          pair(STAMP, "f1", "f2", 0.9f, 5, OPEN),
          pair(STAMP, "f1", "f3", 0.8f, 1, 3, 5, OPEN),
          pair(STAMP, "f2", "f3", 0.8f));

  private static final TestGraph GRAPH = TestGraph.shared();

  @BeforeEach
  void write() {
    GRAPH.clear();
    try (GraphWriter writer = GRAPH.writer()) {
      writer.open(3);
      assertThat(writer.write(ROWS, 3)).isEmpty();
    }
  }

  @Test
  void whatWasWrittenIsWhatTheRowsSay() {
    assertThat(differences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MATCH (:Symbol)-[r:WAS_INSTANCE_OF]->() DELETE r                       | MISSING
          MATCH (:Symbol)-[r:CALLS_NAME]->() DELETE r                            | MISSING
          MATCH (:CloneClass)-[r:SIMILAR_TO]->() DELETE r                        | MISSING
          MATCH (n:Symbol {name: 'paste'}) DETACH DELETE n                       | MISSING
          MATCH (n:File) DETACH DELETE n                                         | MISSING
          MATCH (n:Form) DETACH DELETE n                                         | MISSING
          MATCH (n:Commit {sha: 'c1'}) DELETE n                                  | MISSING
          MATCH ()-[r:SIMILAR_TO]->() SET r.confidence = 0.1                     | DIFFERENT
          MATCH (n:CloneClass {id: 'f1'}) SET n.size = 7, n.odd = true           | DIFFERENT
          MATCH (n:Repository) SET n.head = 'c1'                                 | DIFFERENT
          MATCH (n:Name) SET n.name = 'other'                                    | DIFFERENT
          MATCH (a)-[r:INSTANCE_OF]->(b) CREATE (a)-[:MEMBER_OF {validFrom: r.validFrom}]->(a) | SURPLUS
          MATCH (a:CloneClass {id: 'f1'})-[r:SIMILAR_TO]->(b {id: 'f2'}) CREATE (b)-[:SIMILAR_TO {edgeId: 'x', validFrom: r.validFrom}]->(a) | SURPLUS
          CREATE (:Symbol {id: 'ghost', epoch: 9, revision: 9})-[:CALLS_NAME]->(:Name {id: 'boo'}) | SURPLUS
          """)
  void damageIsNamedAndMended(String damage, Difference.Kind kind) {
    GRAPH.read(damage);
    List<Difference> found = differences();
    assertThat(found).extracting(Difference::kind).contains(kind);
    Set<String> wrong = found.stream().map(Difference::owner).collect(Collectors.toSet());

    try (GraphRepair repair = new GraphRepair(GRAPH.connection())) {
      repair.repair(wrong, ROWS);
    }

    assertThat(differences()).isEmpty();
  }

  @Test
  void theJobStandsAboveWhatWasMended() {
    GRAPH.read("MATCH (n:Symbol {name: 'paste'}) DETACH DELETE n");
    try (GraphRepair repair = new GraphRepair(GRAPH.connection())) {
      repair.repair(Set.of("symbol t/app@main:src/paste.java#paste()"), ROWS);
    }
    try (GraphWriter writer = GRAPH.writer()) {
      writer.open(3);
      writer.write(List.of(symbol(new Stamp(3, 3), "app", "paste", version(2, "f1", 9))), 3);
    }

    assertThat(GRAPH.read("MATCH (n:Symbol {name: 'paste', live: false}) RETURN n.id")).hasSize(1);
  }

  private static List<Difference> differences() {
    try (GraphReader reader = new GraphReader(GRAPH.connection())) {
      return Difference.between(GraphContent.of(ROWS), GraphContent.stored(reader));
    }
  }
}
