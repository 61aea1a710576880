package io.clonestream.persist;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.follow.Stamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphWriterTest {

  private static final Stamp FIRST = new Stamp(1, 1);
  private static final Stamp SECOND = new Stamp(1, 2);

  private static TestGraph graph;
  private static GraphWriter writer;

  @BeforeAll
  static void start() {
    graph = TestGraph.shared();
    writer = graph.writer();
    writer.open(1);
  }

  @AfterAll
  static void stop() {
    graph.clear();
    writer.close();
  }

  @BeforeEach
  void empty() {
    graph.clear();
  }

  @Test
  void aSymbolIsPlacedInItsFileAndRepository() {
    write(symbol(FIRST, "lib", "copy", version(1, "f1", OPEN, "get", "put")));

    assertThat(
            graph.read(
                "MATCH (r:Repository)-[:CONTAINS]->(f:File)-[:DECLARES]->(s:Symbol)"
                    + "-[:INSTANCE_OF]->(c:CloneClass), (s)-[:CALLS_NAME]->(n:Name) "
                    + "RETURN r.name AS repository, f.name AS file, s.live AS live, c.id AS class, "
                    + "n.name AS called ORDER BY called"))
        .containsExactly(
            Map.of(
                "repository",
                "lib",
                "file",
                "copy.java",
                "live",
                true,
                "class",
                "f1",
                "called",
                "get"),
            Map.of(
                "repository",
                "lib",
                "file",
                "copy.java",
                "live",
                true,
                "class",
                "f1",
                "called",
                "put"));
  }

  @Test
  void anEndedVersionGoesIntoThePastTense() {
    write(symbol(FIRST, "lib", "copy", version(1, "f1", OPEN, "get")));
    write(symbol(SECOND, "lib", "copy", version(1, "f1", 5, "get"), version(5, "f2", OPEN)));

    assertThat(graph.read("MATCH ()-[r:INSTANCE_OF]->(c) RETURN c.id AS id"))
        .containsExactly(Map.of("id", "f2"));
    assertThat(
            graph.read(
                "MATCH ()-[r:WAS_INSTANCE_OF]->(c) RETURN c.id AS id, "
                    + "r.validTo.epochMillis AS to, r.closedBy AS by"))
        .containsExactly(Map.of("id", "f1", "to", 5L, "by", "c5"));
    assertThat(graph.read("MATCH ()-[r:CALLS_NAME]->() RETURN r")).isEmpty();
    assertThat(graph.read("MATCH ()-[r:WAS_CALLS_NAME]->() RETURN r")).hasSize(1);
  }

  @Test
  void callsThatGoOnOverVersionsStayOneRelationship() {
    write(symbol(FIRST, "lib", "copy", version(1, "f1", 5, "get"), version(5, "f2", OPEN, "get")));

    assertThat(graph.read("MATCH ()-[r:CALLS_NAME]->() RETURN r.validFrom.epochMillis AS from"))
        .containsExactly(Map.of("from", 1L));
  }

  @Test
  void aRemovedSymbolIsNoLongerLive() {
    write(symbol(FIRST, "lib", "copy", version(1, "f1", 5)));

    assertThat(graph.read("MATCH (s:Symbol) RETURN s.live AS live"))
        .containsExactly(Map.of("live", false));
  }

  @Test
  void aStaleRowChangesNothing() {
    write(
        symbol(SECOND, "lib", "copy", version(5, "f2", OPEN)),
        cloneClass(SECOND, "f2", "form", 3),
        pair(SECOND, "f1", "f2", 0.9f, 5, OPEN),
        commit("lib", 5));
    List<String> before = graph.dump();

    write(
        symbol(FIRST, "lib", "copy", version(1, "f1", OPEN)),
        cloneClass(FIRST, "f2", "form", 1),
        pair(FIRST, "f1", "f2", 0.5f, 1, OPEN));

    assertThat(graph.dump()).isEqualTo(before);
  }

  @Test
  void ofTwoRowsOfOneKeyInABatchTheHigherStampStands() {
    write(cloneClass(SECOND, "f2", "form", 3), cloneClass(FIRST, "f2", "form", 1));

    assertThat(graph.read("MATCH (c:CloneClass:Java) RETURN c.size AS size, c.caption AS caption"))
        .containsExactly(Map.of("size", 3L, "caption", "namef2 ×3"));
  }

  @Test
  void anEndedPairGoesIntoThePastTenseAndAWithdrawnVersionDisappears() {
    write(pair(FIRST, "f1", "f2", 0.9f, 1, 3, 5, OPEN));
    write(pair(SECOND, "f1", "f2", 0.9f, 5, 8));

    assertThat(graph.read("MATCH ()-[r:SIMILAR_TO]->() RETURN r")).isEmpty();
    assertThat(
            graph.read(
                "MATCH ()-[r:WAS_SIMILAR_TO]->() RETURN r.edgeId AS id, r.revision AS revision, "
                    + "r.confidence AS confidence"))
        .containsExactly(Map.of("id", "edge-f1-f2-5", "revision", 2L, "confidence", 0.9));
  }

  @Test
  void aPairThatNeverLivedTogetherStaysAsOneRelationshipWithoutAPeriod() {
    write(pair(SECOND, "f1", "f2", 0.9f, 1, OPEN));
    write(pair(new Stamp(2, 1), "f1", "f2", 0.9f));
    write(pair(FIRST, "f1", "f2", 0.9f, 1, OPEN));

    assertThat(
            graph.read(
                "MATCH ()-[r]->() RETURN type(r) AS type, r.validFrom IS NULL AS timeless, "
                    + "r.epoch AS epoch"))
        .containsExactly(Map.of("type", "WAS_SIMILAR_TO", "timeless", true, "epoch", 2L));
  }

  @Test
  void aWithdrawalDeletesWhatAnEarlierAttemptWroteAndNothingElse() {
    write(pair(FIRST, "f1", "f2", 0.9f, 1, OPEN));
    write(pair(new Stamp(2, 1), "f1", "f3", 0.9f, 1, OPEN));

    write(pair(new Stamp(2, 0), "f1", "f2", 0.9f));
    write(pair(new Stamp(2, 0), "f1", "f3", 0.9f));
    write(pair(new Stamp(2, 0), "f1", "f4", 0.9f));

    assertThat(graph.read("MATCH ()-[r]->(c) RETURN type(r) AS type, c.id AS id"))
        .containsExactly(Map.of("type", "SIMILAR_TO", "id", "f3"));
  }

  @Test
  void aCommitMovesTheHeadOnlyForward() {
    write(commit("lib", 2));
    write(commit("lib", 1));

    assertThat(graph.read("MATCH (r:Repository) RETURN r.head AS head, r.sequence AS sequence"))
        .containsExactly(Map.of("head", "c2", "sequence", 2L));
    assertThat(graph.read("MATCH (c:Commit) RETURN c.sha AS sha ORDER BY sha"))
        .containsExactly(Map.of("sha", "c1"), Map.of("sha", "c2"));
  }

  /** Somebody wrote a stamp of a time that has not come: it would keep every row out for ever. */
  @Test
  void aStampThatNoRowCanHaveHadKeepsNothingOut() {
    write(symbol(FIRST, "lib", "copy", version(1, "f1", OPEN)), cloneClass(FIRST, "f1", "form", 1));
    write(pair(FIRST, "f1", "f2", 0.9f, 1, OPEN));
    graph.read("MATCH (n:Symbol) SET n.epoch = 3");
    graph.read("MATCH (n:CloneClass) SET n.revision = 9223372036854775807");
    graph.read("MATCH ()-[r:SIMILAR_TO]->() SET r.epoch = 'soon'");

    write(symbol(SECOND, "lib", "copy", version(1, "f2", OPEN)));
    write(cloneClass(SECOND, "f1", "form", 7), pair(SECOND, "f1", "f2", 0.9f, 1, 3));

    assertThat(
            graph.read(
                "MATCH (s:Symbol)-[:INSTANCE_OF]->(now), (c:CloneClass {id: 'f1'})"
                    + "-[:WAS_SIMILAR_TO]->() RETURN s.epoch AS epoch, now.id AS now, "
                    + "c.size AS size, c.revision AS revision"))
        .containsExactly(Map.of("epoch", 1L, "now", "f2", "size", 7L, "revision", 2L));
  }

  @Test
  void aPoisonousRowGoesAloneAndTheOthersAreWritten() {
    GraphRow poisonous = symbol(FIRST, "lib", "x".repeat(40_000), version(1, "f1", OPEN));

    List<RejectedRow> rejected =
        writer.write(
            List.of(
                symbol(FIRST, "lib", "copy", version(1, "f1", OPEN)),
                poisonous,
                cloneClass(FIRST, "f1", "form", 1)),
            1);

    assertThat(rejected).singleElement().matches(refused -> refused.row() == poisonous);
    assertThat(rejected.get(0).reason()).isNotEmpty();
    assertThat(graph.read("MATCH (s:Symbol) WHERE s.live RETURN s.name AS name"))
        .containsExactly(Map.of("name", "copy"));
    assertThat(graph.read("MATCH (c:CloneClass) RETURN c.size AS size"))
        .containsExactly(Map.of("size", 1L));
  }

  private static void write(GraphRow... rows) {
    assertThat(writer.write(List.of(rows), 2)).isEmpty();
  }
}
