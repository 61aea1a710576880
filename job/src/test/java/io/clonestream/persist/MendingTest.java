package io.clonestream.persist;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.moved;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.relation;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.symbolId;
import static io.clonestream.persist.Graphs.tag;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.feed.Request;
import io.clonestream.feed.Request.Kind;
import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphRow.AskedRow;
import io.clonestream.persist.GraphRow.WithdrawnRow;
import io.clonestream.schemas.RelationKind;
import io.clonestream.verify.Difference;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage of every kind is mended by what the owners of the differing keys answer. */
class MendingTest {

  private static final long EPOCH = Owners.EPOCH;
  private static final Stamp STAMP = Owners.STAMP;
  private static final List<GraphRow> ROWS =
      List.of(
          commit("lib", 1),
          commit("lib", 2),
          commit("app", 2),
          commit("doc", 1),
          symbol(STAMP, "lib", "copy", version(1, "f1", 5, "get"), version(5, "f2", OPEN, "put")),
          symbol(STAMP, "app", "paste", version(2, "f1", OPEN, "get", "put")),
          cloneClass(STAMP, "f1", "form1", 1),
          cloneClass(STAMP, "f2", "form1", 1),
          cloneClass(STAMP, "f3", "form2", 0),
          pair(STAMP, "f1", "f2", 0.9f, 5, OPEN),
          pair(STAMP, "f1", "f3", 0.8f, 1, 3, 5, OPEN),
          symbol(STAMP, "lib", "went", moved("copy", version(7, "f2", OPEN))),
          relation(STAMP, RelationKind.BLOCKS, "copy", "went", 7, OPEN),
          relation(STAMP, RelationKind.FOLLOWS, "went", "copy", 7, 9),
          tag("lib", "v1", 1, "c1"),
          tag("lib", "v2", 2, null));

  private static final TestGraph GRAPH = TestGraph.shared();
  private static Owners owners;

  @BeforeAll
  static void start() {
    GRAPH.clear();
    owners = new Owners(GRAPH, ROWS);
  }

  @AfterAll
  static void stop() {
    GRAPH.clear();
    owners.close();
  }

  @BeforeEach
  void write() {
    GRAPH.clear();
    write(ROWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // altered properties of nodes
        "MATCH (n:Symbol {name: 'copy'}) SET n.name = 'other', n.live = false",
        "MATCH (n:Symbol {name: 'copy'}) REMOVE n.signature SET n.odd = 1",
        "MATCH (n:Symbol {name: 'copy'}) SET n = {id: n.id}",
        "MATCH (n:CloneClass {id: 'f1'}) SET n.size = 7, n.odd = true",
        "MATCH (n:CloneClass {id: 'f1'}) SET n:Python",
        "MATCH (n:CloneClass {id: 'f1'}) REMOVE n:Java",
        "MATCH (n:Commit {sha: 'c1'}) SET n.message = 'other', n.odd = 1",
        "MATCH (n:Repository {name: 'lib'}) SET n.head = 'c1', n.odd = 1",
        "MATCH (n:File {name: 'copy.java'}) SET n.path = 'other', n.odd = 1",
        "MATCH (n:File {name: 'copy.java'}) SET n:Odd",
        "MATCH (n:Form {id: 'form1'}) SET n.tenant = 'other', n.odd = 1",
        "MATCH (n:Form {id: 'form1'}) REMOVE n.shared",
        "MATCH (n:Form {id: 'form2'}) SET n.shared = true",
        "MATCH (n:Name {id: 't:get'}) SET n.name = 'other', n.odd = 1",
        // their stamps with them
        "MATCH (n:Symbol) SET n.live = false, n.revision = 100",
        "MATCH (n:Symbol) SET n.live = false, n.epoch = 100",
        "MATCH (n:Symbol) SET n.live = false, n.epoch = 'never', n.revision = true",
        "MATCH (n:Symbol) SET n.live = false REMOVE n.epoch",
        "MATCH (n:CloneClass) SET n.size = 9, n.revision = 9223372036854775807",
        "MATCH (n:Commit) SET n.message = 'x', n.sequence = 1000",
        "MATCH (n:Repository) SET n.head = 'x', n.sequence = 1000",
        "MATCH ()-[r:SIMILAR_TO]->() SET r.confidence = 0.1, r.revision = 77",
        "MATCH ()-[r:SIMILAR_TO]->() SET r.confidence = 0.1, r.epoch = 77",
        // altered properties of relationships
        "MATCH ()-[r:INSTANCE_OF]->() SET r.startLine = 77",
        "MATCH ()-[r:WAS_INSTANCE_OF]->() REMOVE r.closedBy",
        "MATCH ()-[r:CALLS_NAME]->() SET r.odd = 1",
        "MATCH ()-[r:SIMILAR_TO]->() SET r.confidence = 0.1",
        "MATCH ()-[r:WAS_SIMILAR_TO]->() SET r.validTo = r.validFrom",
        "MATCH ()-[r:HAS_FORM]->() SET r.odd = 1",
        "MATCH ()-[r:DECLARES]->() SET r.odd = 1",
        "MATCH ()-[r:CONTAINS]->() SET r.odd = 1",
        "MATCH ()-[r:BLOCKS]->() SET r.notes = ['other'], r.odd = 1, r.revision = 99",
        "MATCH ()-[r:WAS_FOLLOWS]->() SET r.validTo = r.validFrom, r.epoch = 'never'",
        "MATCH ()-[r:MOVED_FROM]->() SET r.odd = 1",
        "MATCH ()-[r:BLOCKS]->() REMOVE r.relationId",
        "MATCH (n:Tag {name: 'v1'}) SET n.sha = 'c2', n.odd = 1",
        "MATCH (n:Tag) SET n.name = 'other', n.sequence = 1000",
        // deleted nodes
        "MATCH (n:Tag) DETACH DELETE n",
        "MATCH (n:Symbol {name: 'copy'}) DETACH DELETE n",
        "MATCH (n:CloneClass {id: 'f1'}) DETACH DELETE n",
        "MATCH (n:File {name: 'copy.java'}) DETACH DELETE n",
        "MATCH (n:Form {id: 'form1'}) DETACH DELETE n",
        "MATCH (n:Name {id: 't:get'}) DETACH DELETE n",
        "MATCH (n:Commit {sha: 'c1'}) DETACH DELETE n",
        "MATCH (n:Repository {name: 'lib'}) DETACH DELETE n",
        "MATCH (n:Repository {name: 'doc'}) DELETE n",
        "MATCH (n) WHERE NOT n:Schema AND NOT n:Writer DETACH DELETE n",
        // deleted relationships
        "MATCH ()-[r:INSTANCE_OF]->() DELETE r",
        "MATCH ()-[r:WAS_INSTANCE_OF]->() DELETE r",
        "MATCH (:Symbol {name: 'paste'})-[r:CALLS_NAME]->() DELETE r",
        "MATCH ()-[r:SIMILAR_TO|WAS_SIMILAR_TO]->() DELETE r",
        "MATCH ()-[r:HAS_FORM]->() DELETE r",
        "MATCH ()-[r:MOVED_FROM]->() DELETE r",
        "MATCH ()-[r:BLOCKS|WAS_FOLLOWS]->() DELETE r",
        "MATCH ()-[r:TAGS]->() DELETE r",
        "MATCH ()-[r:DECLARES]->() DELETE r",
        "MATCH ()-[r:CONTAINS]->() DELETE r",
        "MATCH ()-[r]->() DELETE r",
        // surplus nodes
        "CREATE (:Symbol {id: 'ghost', epoch: 9})",
        "CREATE (:Symbol {id: 'ghost', epoch: 3, revision: 50})",
        "MATCH (c:CloneClass {id: 'f1'}) CREATE (:Symbol {id: 'ghost', epoch: 3, revision: 2})"
            + "-[:INSTANCE_OF {id: 'ghost!1'}]->(c)",
        "CREATE (:CloneClass:Java {id: 'ghost', epoch: 3, revision: 2})-[:HAS_FORM]->(:Form {id: 'ghost'})",
        "CREATE (:Repository {id: 'ghost', sequence: 1, part: 1})-[:CONTAINS]->(:File {id: 'ghost:a'})"
            + "-[:DECLARES]->(:Symbol {id: 'ghost:a#b', epoch: 3, revision: 2})",
        "CREATE (:Commit {id: 'ghost', sequence: 1, part: 1})",
        "MATCH (s:Symbol {name: 'copy'}) CREATE (s)-[:CALLS_NAME {validFrom: 1}]->(:Name {id: 'ghost'})",
        "MATCH (c:Commit {id: 't/lib@main:c1'}) CREATE (:Tag {id: 'ghost', sequence: 1})-[:TAGS]->(c)",
        // surplus relationships
        "MATCH (t:Tag {name: 'v2'}), (c:Commit {sha: 'c1'}) CREATE (t)-[:TAGS]->(c)",
        "MATCH (a {name: 'copy'}), (b {name: 'paste'}) CREATE (a)-[:MOVED_FROM {validFrom: 1}]->(b)",
        "MATCH (a {name: 'copy'}), (b {name: 'paste'}) CREATE (a)-[:BLOCKS {relationId: 'ghost',"
            + " validFrom: 1, epoch: 3, revision: 9}]->(b)",
        "MATCH (a {name: 'went'}), (b {name: 'paste'}), ()-[r:BLOCKS]->()"
            + " CREATE (b)-[n:REFERENCES]->(a) SET n = properties(r)",
        "MATCH (a {name: 'copy'}) CREATE (a)-[:MEMBER_OF {validFrom: 1}]->(a)",
        "MATCH (s {name: 'copy'})-[r:INSTANCE_OF]->(c) CREATE (s)-[:WAS_INSTANCE_OF {id: r.id}]->(c)",
        "MATCH (a {id: 'f2'}), (b {id: 'f1'}) CREATE (a)-[:SIMILAR_TO {edgeId: 'x', revision: 9}]->(b)",
        "MATCH (a {id: 'f2'}), (b {id: 'f3'}) CREATE (a)-[:SIMILAR_TO {edgeId: 'x', epoch: 3,"
            + " revision: 9}]->(b)",
        "MATCH (a {id: 'f1'}), (b {id: 'f2'}) CREATE (a)-[:SIMILAR_TO {edgeId: 'x', epoch: 3}]->(b)",
        "MATCH (f:File {name: 'copy.java'}), (s {name: 'paste'}) CREATE (f)-[:DECLARES]->(s)",
        "MATCH (f:File {name: 'copy.java'})-[:DECLARES]->(s) CREATE (f)-[:DECLARES]->(s)",
        "MATCH (r:Repository {name: 'doc'}), (f:File {name: 'copy.java'}) CREATE (r)-[:CONTAINS]->(f)",
        "MATCH (c {id: 'f1'}), (f:Form {id: 'form2'}) CREATE (c)-[:HAS_FORM]->(f)",
        "MATCH (f:Form {id: 'form2'}) CREATE (:CloneClass:Java {id: 'ghost', epoch: 3, revision: 2})-[:HAS_FORM]->(f) SET f.shared = true",
        // moved
        "MATCH (s {name: 'copy'})-[r:INSTANCE_OF]->(), (t {name: 'paste'}), (c {id: 'f3'})"
            + " WITH r, t, c, properties(r) AS p DELETE r CREATE (t)-[n:INSTANCE_OF]->(c) SET n = p",
      })
  void ownersThatAreAskedMend(String damage) {
    GRAPH.read(damage);
    assertThat(differences()).as("what the damage does").isNotEmpty();

    mend();

    assertThat(differences()).isEmpty();
  }

  @Test
  void anAnswerThatComesAfterALaterRowChangesNothing() {
    GraphRow later =
        symbol(new Stamp(EPOCH, 9), "lib", "copy", version(1, "f1", 5), version(5, "f3", OPEN));
    write(List.of(later));
    List<String> before = GRAPH.dump();

    write(
        List.of(
            asked(ROWS.get(4).withStamp(new Stamp(EPOCH, 8))),
            withdrawn(Kind.CLASS, "f1", new Stamp(EPOCH, 1)),
            withdrawn(Kind.PAIR, "f1|f2", new Stamp(EPOCH, 1)),
            withdrawn(Kind.COMMIT, "t/lib@main:c1", new Stamp(7, 1)),
            withdrawn(Kind.REPOSITORY, "t/lib@main", new Stamp(7, 1)),
            withdrawn(Kind.FILE, "t/lib@main:src/copy.java", Stamp.NONE),
            withdrawn(Kind.TAG, "t/lib@main:refs/tags/v1", new Stamp(7, 0)),
            withdrawn(Kind.RELATION, "relation-BLOCKScopywent", new Stamp(EPOCH, 1)),
            withdrawn(Kind.FORM, "form1", Stamp.NONE),
            withdrawn(Kind.NAME, "t:get", Stamp.NONE)));

    assertThat(GRAPH.dump()).isEqualTo(before);
  }

  @Test
  void whatStoodOnlyForSomethingSurplusGoesWithIt() {
    GRAPH.read(
        "CREATE (:CloneClass {id: 'ghost', epoch: 1})-[:HAS_FORM]->(:Form {id: 'gone', tenant: 't'})"
            + " CREATE (:File {id: 'gone', path: 'x'})-[:DECLARES]->(:Symbol {id: 'ghost', epoch: 1})"
            + "-[:CALLS_NAME]->(:Name {id: 'gone'})");

    owners.mend(List.of("class ghost", "symbol ghost"), Map.of());

    assertThat(GRAPH.read("MATCH (n) WHERE n.id IN ['ghost', 'gone'] RETURN n.id")).isEmpty();
  }

  @Test
  void anAnswerInOneBatchWithALaterRowStillErasesWhatWasStored() {
    GRAPH.read("MATCH (n:Symbol {name: 'copy'}) SET n.odd = 1, n.epoch = 100");
    GRAPH.read("MATCH ()-[r:DECLARES]->() DELETE r");
    GraphRow row = ROWS.get(4);

    write(
        List.of(
            asked(row.withStamp(new Stamp(EPOCH, 3))),
            row.withStamp(new Stamp(EPOCH, 4)),
            asked(ROWS.get(5).withStamp(new Stamp(EPOCH, 3))),
            asked(ROWS.get(11).withStamp(new Stamp(EPOCH, 3)))));

    assertThat(differences()).isEmpty();
  }

  private static GraphRow asked(GraphRow row) {
    int space = row.key().indexOf(' ');
    return new AskedRow(
        row, Request.of(Kind.ofKey(row.key()), row.key().substring(space + 1), 0, 0));
  }

  /** Found with the stamp that it is withdrawn with. */
  private static GraphRow withdrawn(Kind kind, String id, Stamp stamp) {
    List<String> sources = kind == Kind.RELATION ? List.of(symbolId("lib", "copy")) : List.of();
    return new WithdrawnRow(
        new Request(kind, id, stamp.epoch(), stamp.revision(), sources, new byte[0]), stamp);
  }

  /** Two rounds at most: what was planted may stand in the way of what is missing. */
  private static void mend() {
    for (int round = 0; round < 2; round++) {
      TreeSet<String> keys = new TreeSet<>();
      differences().forEach(difference -> keys.add(difference.owner()));
      owners.mend(keys, GraphContent.of(ROWS).namedBy());
    }
  }

  private static void write(List<GraphRow> rows) {
    owners.write(rows);
  }

  private static List<Difference> differences() {
    return Difference.between(GraphContent.of(ROWS), GraphContent.stored(owners.reader()));
  }
}
