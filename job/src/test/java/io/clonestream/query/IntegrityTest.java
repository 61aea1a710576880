package io.clonestream.query;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.moved;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.relation;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.tag;
import static io.clonestream.persist.Graphs.version;
import static io.clonestream.persist.Owners.STAMP;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.persist.GraphContent;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphSchema;
import io.clonestream.persist.Owners;
import io.clonestream.persist.TestGraph;
import io.clonestream.query.IntegrityReport.Finding;
import io.clonestream.schemas.RelationKind;
import io.clonestream.verify.Difference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Planted damage of every kind is found, named and mended; a sound graph has no finding. */
class IntegrityTest {

  private static final TestGraph GRAPH = TestGraph.shared();
  private static final List<GraphRow> ROWS =
      List.of(
          step("lib", 1),
          step("lib", 2),
          step("lib", 3),
          step("app", 1),
          step("app", 2),
          symbol(STAMP, "lib", "a", version(1, "f1", 5, "get"), version(5, "f2", OPEN, "put")),
          symbol(STAMP, "app", "b", version(2, "f1", OPEN, "get")),
          symbol(STAMP, "lib", "c", version(3, "g1", OPEN)),
          symbol(STAMP, "lib", "d", version(1, "g1", 2)),
          symbol(STAMP, "lib", "e", inner(4, "h1")),
          cloneClass(STAMP, "f1", "A", 1),
          cloneClass(STAMP, "f2", "A", 1),
          cloneClass(STAMP, "g1", "B", 2),
          cloneClass(STAMP, "h1", "C", 1),
          cloneClass(STAMP, "neverLived", "N", 0),
          pair(STAMP, "f1", "f2", 0.9f, 5, OPEN),
          pair(STAMP, "f1", "g1", 0.9f, 1, 2, 3, OPEN),
          pair(STAMP, "f2", "g1", 0.9f, 5, OPEN),
          symbol(STAMP, "lib", "m", moved("d", version(3, "g1", OPEN))),
          relation(STAMP, RelationKind.BLOCKS, "a", "c", 3, 4, 5, OPEN),
          tag("lib", "v1", 1, "c1"),
          tag("lib", "v2", 2, null));

  @AutoClose private static Owners owners;

  @BeforeAll
  static void start() {
    GRAPH.clear();
    owners = new Owners(GRAPH, ROWS);
  }

  @BeforeEach
  void write() {
    GRAPH.clear();
    owners.write(ROWS);
  }

  @AfterEach
  void restore() {
    GRAPH.clear();
    if (report().findings().get(Integrity.SCHEMA).size() > 0) {
      GraphSchema.restore(GRAPH.connection());
    }
  }

  @Test
  void aSoundGraphHasNoFinding() {
    IntegrityReport report = report();

    assertThat(report.count()).as(report.findings().toString()).isZero();
    assertThat(report.score()).isEqualTo(100);
    assertThat(report.elements()).isGreaterThan(40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          schema                   | DROP CONSTRAINT similar_to_id
          schema                   | DROP INDEX symbol_name
          symbols_without_file     | MATCH (:File {name: 'c.java'})-[r:DECLARES]->() DELETE r
          symbols_without_file     | MATCH (f:File {name: 'c.java'}) DETACH DELETE f
          symbols_in_wrong_files   | MATCH (f:File {name: 'c.java'}), (s:Symbol {name: 'd'}) CREATE (f)-[:DECLARES]->(s)
          symbols_in_wrong_files   | MATCH (f:File {name: 'c.java'})-[:DECLARES]->(s) CREATE (f)-[:DECLARES]->(s)
          files_without_repository | MATCH ()-[r:CONTAINS]->(:File {name: 'c.java'}) DELETE r
          files_without_repository | MATCH (r:Repository {name: 'app'}), (f:File {name: 'c.java'}) CREATE (r)-[:CONTAINS]->(f)
          files_without_symbols    | MATCH (r:Repository {name: 'app'}) CREATE (r)-[:CONTAINS]->(:File {id: r.id + ':x'})
          classes_without_instance | CREATE (:CloneClass {id: 'ghost', epoch: 3, revision: 5, size: 0})
          classes_without_form     | MATCH ()-[r:HAS_FORM]->(:Form {id: 'A'}) DELETE r
          classes_without_form     | MATCH (c {id: 'f1'}), (f {id: 'B'}) CREATE (c)-[:HAS_FORM]->(f)
          forms_without_classes    | CREATE (:Form {id: 'ghost'})
          names_without_calls      | CREATE (:Name {id: 't:ghost', name: 'ghost'})
          overlapping_versions     | MATCH (:Symbol {name: 'a'})-[r:WAS_INSTANCE_OF]->() SET r.validTo = r.validTo + duration({days: 1})
          overlapping_versions     | MATCH (s:Symbol {name: 'a'}), (c {id: 'g1'}) CREATE (s)-[:INSTANCE_OF {id: 'x', validFrom: datetime()}]->(c)
          inverted_intervals       | MATCH ()-[r:WAS_INSTANCE_OF]->() SET r.validTo = r.validFrom
          inverted_intervals       | MATCH ()-[r:WAS_CALLS_NAME]->() SET r.validTo = r.validFrom
          inverted_intervals       | MATCH ()-[r:WAS_SIMILAR_TO]->() SET r.validTo = r.validFrom - duration({days: 1})
          wrong_tense              | MATCH ()-[r:SIMILAR_TO]->() SET r.validTo = datetime()
          wrong_tense              | MATCH ()-[r:WAS_SIMILAR_TO]->() REMOVE r.validTo
          wrong_tense              | MATCH ()-[r:WAS_INSTANCE_OF]->() REMOVE r.validTo
          wrong_tense              | MATCH ()-[r:MEMBER_OF]->() REMOVE r.validFrom
          dead_edges               | MATCH ()-[r:INSTANCE_OF]->({id: 'g1'}) DELETE r
          dead_edges               | CREATE (:CloneClass {id: 'x'})-[:SIMILAR_TO {edgeId: 'x', validFrom: datetime()}]->(:CloneClass {id: 'y'})
          edges_without_basis      | MATCH ({id: 'f1'})-[r:WAS_SIMILAR_TO]->({id: 'g1'}) SET r.validTo = r.validTo + duration({minutes: 1})
          edges_without_basis      | MATCH ({id: 'f1'})-[r:SIMILAR_TO]->({id: 'f2'}) SET r.validFrom = r.validFrom - duration({minutes: 1})
          symbol_contradictions    | MATCH (s:Symbol {name: 'd'}) SET s.live = true
          symbol_contradictions    | MATCH (s:Symbol {name: 'd'}) SET s.versions = 2
          symbol_contradictions    | MATCH (:Symbol {name: 'a'})-[r:WAS_INSTANCE_OF]->() DELETE r
          class_contradictions     | MATCH (c:CloneClass {id: 'f1'}) SET c.size = 9, c.peak = 9
          class_contradictions     | MATCH (c:CloneClass {id: 'f1'}) SET c.live = false
          class_contradictions     | MATCH (c:CloneClass {id: 'f1'}) SET c = {id: 'f1'}
          form_contradictions      | MATCH (f:Form {id: 'B'}) SET f.shared = NOT coalesce(f.shared, false)
          form_contradictions      | MATCH (f:Form {id: 'A'}) SET f.shared = CASE WHEN f.shared THEN null ELSE true END
          duplicated_ids           | MATCH (a)-[r:SIMILAR_TO]->(b) CREATE (a)-[w:WAS_SIMILAR_TO]->(b) SET w = properties(r)
          duplicated_ids           | MATCH (a)-[r:INSTANCE_OF]->(b) CREATE (a)-[w:WAS_INSTANCE_OF]->(b) SET w = properties(r)
          mixed_models             | MATCH ({id: 'f1'})-[r:SIMILAR_TO]->({id: 'f2'}) SET r.model = 'other'
          mixed_models             | MATCH ({id: 'f1'})-[r:SIMILAR_TO]->({id: 'f2'}) REMOVE r.calibration
          impossible_stamps        | MATCH (s:Symbol {name: 'a'}) SET s.epoch = 4
          impossible_stamps        | MATCH (c:CloneClass {id: 'f1'}) SET c.revision = 9223372036854775807
          impossible_stamps        | MATCH ()-[r:WAS_SIMILAR_TO]->() SET r.epoch = 4
          inverted_intervals       | MATCH ()-[r:WAS_BLOCKS]->() SET r.validTo = r.validFrom
          wrong_tense              | MATCH ()-[r:BLOCKS]->() SET r.validTo = datetime()
          wrong_tense              | MATCH ()-[r:MOVED_FROM]->() REMOVE r.validFrom
          overlapping_relations    | MATCH ()-[r:WAS_BLOCKS]->() SET r.validTo = r.validTo + duration({days: 1})
          relations_without_symbol | MATCH (a)-[r:BLOCKS]->(b) CREATE (a)-[n:BLOCKS]->(b) SET n = properties(r) REMOVE n.relationId
          relations_without_symbol | MATCH (a)-[r:BLOCKS]->(b) CREATE (a)-[n:BLOCKS]->(:Symbol {id: 'x'}) SET n = properties(r)
          impossible_stamps        | MATCH ()-[r:BLOCKS]->() SET r.epoch = 4
          class_contradictions     | MATCH (c:CloneClass {id: 'g1'}) SET c.peak = 1
          tags_astray              | MATCH ()-[r:TAGS]->() DELETE r
          tags_astray              | MATCH (t:Tag {name: 'v2'}), (c:Commit) CREATE (t)-[:TAGS]->(c)
          tags_astray              | MATCH (t:Tag {name: 'v1'}) SET t.sha = 'c2'
          tags_astray              | CREATE (:Tag {id: 'ghost'})
          broken_chains            | MATCH (c:Commit {id: 't/lib@main:c2'}) DETACH DELETE c
          broken_chains            | MATCH (c:Commit {id: 't/lib@main:c2'}) SET c.previous = 'nowhere'
          commits_out_of_order     | MATCH (c:Commit {id: 't/lib@main:c1'}) SET c.sequence = 7
          commits_out_of_order     | MATCH (c:Commit {id: 't/lib@main:c1'}) SET c.sequence = 2
          commits_out_of_order     | MATCH (c:Commit {id: 't/lib@main:c1'}) SET c.validTime = datetime()
          broken_chains            | MATCH (c:Commit {id: 't/lib@main:c2'}) REMOVE c.sequence
          heads_without_commit     | MATCH (c:Commit {id: 't/lib@main:c3'}) DETACH DELETE c
          heads_without_commit     | MATCH (r:Repository {name: 'lib'}) SET r.head = 'nowhere'
          heads_without_commit     | MATCH (r:Repository {name: 'lib'}) SET r.sequence = 9
          """)
  void damageIsFoundAndMended(String check, String damage) {
    GRAPH.read(damage);

    IntegrityReport found = report();
    assertThat(found.findings().get(check)).isNotEmpty();
    assertThat(found.score()).isLessThan(100);

    if (check.equals(Integrity.SCHEMA)) {
      GraphSchema.restore(GRAPH.connection());
    }
    for (int round = 0; round < 2; round++) {
      owners.mend(report().owners(), Map.of());
    }

    IntegrityReport mended = report();
    assertThat(mended.count()).as(mended.findings().toString()).isZero();
    assertThat(differences()).isEmpty();
  }

  /** Of fragments that had no vector, as where inference failed. */
  @Test
  void someEdgesMayBeOfWordsAlone() {
    GRAPH.read("MATCH ({id: 'f1'})-[r:SIMILAR_TO]->({id: 'f2'}) SET r.model = 'lexical'");
    assertThat(report().findings().get("mixed_models")).isEmpty();

    GRAPH.read("MATCH ({id: 'f1'})-[r:SIMILAR_TO]->({id: 'f2'}) SET r.calibration = 'other'");
    assertThat(report().findings().get("mixed_models")).isNotEmpty();
  }

  @Test
  void aConstraintThatCannotBeMadeIsSaidAndMadeWhenTheOwnersHaveMended() {
    GRAPH.read("DROP CONSTRAINT similar_to_id");
    GRAPH.read(
        "MATCH (a)-[r:SIMILAR_TO]->(b) CREATE (a)-[w:SIMILAR_TO]->(b) SET w = properties(r)");

    assertThat(GraphSchema.restore(GRAPH.connection())).containsOnlyKeys("similar_to_id");
    owners.mend(report().owners(), Map.of());

    assertThat(GraphSchema.restore(GRAPH.connection())).isEmpty();
    assertThat(report().count()).isZero();
  }

  @Test
  void theScoreIsTheShareOfElementsWithoutAFinding() {
    Finding once = new Finding("symbol s", "1", "symbol s", "odd");
    Finding again = new Finding("symbol s", "1", "symbol s", "odd in another way");
    Finding other = new Finding("class c", "2", "class c", "odd");

    assertThat(new IntegrityReport(Map.of("x", List.of()), 3).score()).isEqualTo(100);
    assertThat(new IntegrityReport(Map.of("x", List.of(once, again)), 3).score()).isEqualTo(66.66);
    assertThat(new IntegrityReport(Map.of("x", List.of(once), "y", List.of(other)), 1_000_000))
        .extracting(IntegrityReport::score)
        .isEqualTo(99.99);
  }

  private static IntegrityReport report() {
    return new Integrity(owners.reader()).report();
  }

  private static List<Difference> differences() {
    return Difference.between(GraphContent.of(ROWS), GraphContent.stored(owners.reader()));
  }

  private static CommitRow step(String repository, long sequence) {
    CommitRow row = commit(repository, sequence);
    row.commit().setPreviousHead(sequence == 1 ? null : "c" + (sequence - 1));
    return row;
  }

  /** A version of a symbol whose parent nothing is known of. */
  private static Version inner(long sequence, String fragment) {
    Version version = version(sequence, fragment, OPEN);
    return new Version(
        version.sequence(),
        version.fragmentId(),
        version.validFrom(),
        version.validTo(),
        version.openedBy(),
        version.closedBy(),
        version.places(),
        "t/lib@main:src/e.java#Outer()",
        version.previousSymbolId(),
        version.calledNames(),
        version.generated());
  }
}
