package io.clonestream.persist;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.moved;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.relation;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.tag;
import static io.clonestream.persist.Graphs.verdict;
import static io.clonestream.persist.Graphs.version;
import static io.clonestream.schemas.RelationKind.BLOCKS;
import static io.clonestream.schemas.RelationKind.DEPENDS_ON;
import static io.clonestream.schemas.RelationKind.RELATED_TO;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.feed.Judgement;
import io.clonestream.follow.Stamp;
import io.clonestream.verify.Difference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stored graph says is what its rows say, and damage is seen and named. */
class GraphContentTest {

  private static final Stamp STAMP = new Stamp(1, 2);
  private static final List<GraphRow> ROWS =
      List.of(
          commit("lib", 1),
          commit("lib", 2),
          commit("doc", 1),
          tag("lib", "v1", 1, "c1"),
          tag("lib", "v2", 3, "c2"),
          tag("lib", "gone", 2, null),
          tag("app", "early", 1, "c9"),
          symbol(STAMP, "lib", "copy", version(1, "f1", 5, "get"), version(5, "f2", OPEN, "put")),
          symbol(STAMP, "app", "paste", version(2, "f1", OPEN, "get", "put")),
          symbol(STAMP, "lib", "moved", moved("copy", version(5, "f1", OPEN))),
          symbol(
              STAMP, "app", "left", moved("unseen", version(3, "f1", 5)), version(6, "f1", OPEN)),
          cloneClass(STAMP, "f1", "form1", 1),
          cloneClass(STAMP, "f2", "form1", 1),
          cloneClass(STAMP, "f3", "form2", 0),
          pair(STAMP, "f1", "f2", 0.9f, 5, OPEN),
          pair(STAMP, "f1", "f3", 0.8f, 1, 3, 5, OPEN),
          pair(STAMP, "f2", "f3", 0.8f),
          relation(STAMP, DEPENDS_ON, "copy", "moved", 1, 3, 5, OPEN),
          relation(STAMP, RELATED_TO, "copy", "moved", 2, OPEN),
          relation(STAMP, DEPENDS_ON, "moved", "copy", 1, 4),
          relation(STAMP, BLOCKS, "moved", "copy"),
          verdict(STAMP, new Judgement(false, 4, "why"), 4, "copy", "moved", 5, 6, 7, OPEN));

  private static final TestGraph GRAPH = TestGraph.shared();

  @BeforeEach
  void write() {
    GRAPH.clear();
    GRAPH.write(ROWS);
  }

  @Test
  void whatWasWrittenIsWhatTheRowsSay() {
    assertThat(GRAPH.differences(ROWS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MATCH (:Symbol)-[r:WAS_INSTANCE_OF]->() DELETE r             | MISSING   | symbol t/lib
          MATCH (:Symbol {name: 'paste'})-[r:CALLS_NAME]->() DELETE r  | MISSING   | symbol t/app
          MATCH (:Symbol)-[r:MOVED_FROM]->() DELETE r                  | MISSING   | symbol t/lib
          MATCH ()-[r:WAS_MOVED_FROM]->() SET r.closedBy = 'x'         | DIFFERENT | symbol t/app
          MATCH (:CloneClass)-[r:SIMILAR_TO]->() DELETE r              | MISSING   | pair f1
          MATCH (n:Symbol {name: 'paste'}) DETACH DELETE n             | MISSING   | symbol t/app
          MATCH (n:File {name: 'copy.java'}) DETACH DELETE n           | MISSING   | file t/lib
          MATCH (n:Form {id: 'form1'}) DETACH DELETE n                 | MISSING   | form form1
          MATCH (n:Commit {sha: 'c1'}) DETACH DELETE n                 | MISSING   | commit t/lib
          MATCH (n:Repository {name: 'doc'}) DELETE n                  | MISSING   | repository t/doc
          MATCH ()-[r:SIMILAR_TO]->() SET r.confidence = 0.1           | DIFFERENT | pair f1
          MATCH (n:Tag {name: 'v1'})-[r:TAGS]->() DELETE r             | MISSING   | tag t/lib
          MATCH (n:Tag {name: 'gone'}) SET n.sha = 'c1'                | DIFFERENT | tag t/lib
          MATCH ()-[r:DEPENDS_ON]->() DELETE r                         | MISSING   | relation relation-DEPENDS_ON
          MATCH ()-[r:RELATED_TO]->() SET r.notes = ['ticket=T-2']     | DIFFERENT | relation relation-RELATED_TO
          MATCH ()-[r:WAS_DEPENDS_ON]->() REMOVE r.closedBy            | DIFFERENT | relation relation-DEPENDS_ON
          MATCH ()-[r:VERDICT]->() SET r.clones = true                 | DIFFERENT | relation relation-VERDICT
          MATCH ()-[r:VERDICT]->() REMOVE r.reason                     | DIFFERENT | relation relation-VERDICT
          MATCH ()-[r:WAS_VERDICT]->() DELETE r                        | MISSING   | relation relation-VERDICT
          MATCH (a {name: 'copy'}) CREATE (a)-[:FOLLOWS {relationId: 'x', validFrom: 1}]->(a) | SURPLUS | relation x
          MATCH (n:CloneClass {id: 'f1'}) SET n.size = 7               | DIFFERENT | class f1
          MATCH (n:CloneClass {id: 'f1'}) SET n.odd = true             | DIFFERENT | class f1
          MATCH (n:CloneClass {id: 'f1'}) SET n:Python                 | DIFFERENT | class f1
          MATCH (n:Repository {name: 'lib'}) SET n.head = 'c1'         | DIFFERENT | repository t/lib
          MATCH (n:Name {id: 't:get'}) SET n.name = 'other'            | DIFFERENT | name t:get
          MATCH (a {name: 'copy'}) CREATE (a)-[:MEMBER_OF {validFrom: 1}]->(a) | SURPLUS | symbol t/lib
          MATCH (a {id: 'f2'}), (b {id: 'f1'}) CREATE (a)-[:SIMILAR_TO {edgeId: 'x'}]->(b) | SURPLUS | pair f2
          CREATE (:Symbol {id: 'ghost', epoch: 9})                     | SURPLUS   | symbol ghost
          """)
  void damageIsSeenAndNamed(String damage, Difference.Kind kind, String owner) {
    GRAPH.read(damage);

    assertThat(GRAPH.differences(ROWS))
        .anyMatch(found -> found.kind() == kind && found.owner().startsWith(owner));
  }

  @Test
  void aTagThatMovesLeavesItsCommitAndARecordThatComesLateChangesNothing() {
    GRAPH.write(List.of(tag("lib", "v1", 8, "c2"), tag("lib", "v2", 9, null)));
    GRAPH.write(List.of(tag("lib", "v1", 7, "c1"), tag("lib", "v2", 4, "c1")));

    assertThat(GRAPH.read("MATCH (t:Tag {repository: 'lib'})-[:TAGS]->(c) RETURN t.name, c.sha"))
        .containsExactly(Map.of("t.name", "v1", "c.sha", "c2"));
  }
}
