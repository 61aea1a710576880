package io.clonestream.persist;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.PairEdges.EdgeVersion;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.TestGraph.CountedEvents;
import io.clonestream.schemas.CommitPublished;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A row that the graph cannot take goes alone, whatever is wrong with it, and leaves nothing. */
class PoisonousRowsTest {

  private static final Stamp STAMP = new Stamp(1, 1);

  /** More than an index takes. */
  private static final String HUGE = "x".repeat(40_000);

  private static final List<GraphRow> STORED = List.of(pair(STAMP, "f1", "f2", 0.9f, 1, OPEN));
  private static final List<GraphRow> GOOD =
      List.of(
          symbol(STAMP, "lib", "copy", version(1, "f1", 5, "get"), version(5, "f2", OPEN, "put")),
          symbol(STAMP, "app", "paste", version(2, "f1", OPEN, "get")),
          cloneClass(STAMP, "f1", "form1", 1),
          cloneClass(STAMP, "f2", "form1", 2),
          cloneClass(STAMP, "f3", "form2", 0),
          pair(STAMP, "f2", "f3", 0.8f, 1, 3, 5, OPEN),
          commit("lib", 1),
          commit("lib", 2));

  private final TestGraph graph = TestGraph.shared();

  @BeforeEach
  void write() {
    graph.clear();
    graph.write(STORED);
  }

  static Stream<Arguments> poisonous() {
    Version one = version(1, "f1", OPEN);
    return Stream.of(
        Arguments.of("an id too large for its index", symbol(STAMP, "lib", HUGE, one)),
        Arguments.of(
            "a class id too large, only led to",
            symbol(STAMP, "lib", "huge", version(1, HUGE, OPEN))),
        Arguments.of(
            "a called name too large", symbol(STAMP, "lib", "huge", version(1, "f1", OPEN, HUGE))),
        Arguments.of("a class too large", cloneClass(STAMP, HUGE, "form9", 1)),
        Arguments.of("a form too large", cloneClass(STAMP, "f9", HUGE, 1)),
        Arguments.of("an edge id too large", pair(STAMP, "f8", HUGE, 0.9f, 1, OPEN)),
        Arguments.of(
            "a commit on a relationship too large",
            symbol(STAMP, "lib", "late", openedBy(one, HUGE))),
        Arguments.of("a head too large", head(HUGE)),
        Arguments.of(
            "two versions of one number",
            symbol(
                STAMP, "lib", "twins", version(1, "f1", 5), openedBy(version(1, "f2", 9), "c5"))),
        Arguments.of("an edge id that another pair has", sharing("edge-f1-f2-1")),
        Arguments.of("an edge id that another pair of the batch has", sharing("edge-f2-f3-5")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poisonous")
  void thatRowIsHandedBackAndEveryOtherIsWritten(String what, GraphRow poison) {
    CountedEvents events = new CountedEvents();
    List<RejectedRow> rejected;
    try (GraphWriter writer = graph.writer("main", false, events)) {
      rejected = writer.write(with(poison), 1);
    }

    assertThat(rejected).singleElement().matches(refused -> refused.row() == poison);
    assertThat(rejected.get(0).reason()).isNotBlank();
    assertThat(rejected.get(0).deadLetter().reason()).isEqualTo(rejected.get(0).reason());
    assertThat(events.rejected).isEqualTo(1);
    List<GraphRow> written = new ArrayList<>(STORED);
    written.addAll(GOOD);
    assertThat(graph.differences(written)).isEmpty();
    assertThat(nodesOf(poison)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poisonous")
  void aStrictWriterHandsBackTheBatchAndLeavesNoTraceOfIt(String what, GraphRow poison) {
    List<String> before = everything();
    List<RejectedRow> rejected;
    try (GraphWriter writer = graph.strictWriter()) {
      rejected = writer.write(with(poison), 1);
    }

    assertThat(rejected).extracting(RejectedRow::row).containsExactlyElementsOf(with(poison));
    assertThat(rejected)
        .allSatisfy(refused -> assertThat(refused.reason()).contains("all 9 rows of its batch"));
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aStrictWriterWritesABatchWithoutFault() {
    try (GraphWriter writer = graph.strictWriter()) {
      assertThat(writer.write(GOOD, 1)).isEmpty();
    }

    List<GraphRow> written = new ArrayList<>(STORED);
    written.addAll(GOOD);
    assertThat(graph.differences(written)).isEmpty();
  }

  private static List<GraphRow> with(GraphRow poison) {
    List<GraphRow> rows = new ArrayList<>(GOOD);
    rows.add(6, poison);
    return rows;
  }

  private static Version openedBy(Version version, String commit) {
    return new Version(
        version.sequence(),
        version.fragmentId(),
        version.validFrom(),
        version.validTo(),
        commit,
        version.closedBy(),
        version.places(),
        version.parentSymbolId(),
        version.previousSymbolId(),
        version.calledNames(),
        version.generated());
  }

  private static GraphRow head(String sha) {
    CommitPublished commit = CommitPublished.newBuilder(commit("huge", 1).commit()).build();
    commit.setHead(sha);
    return new CommitRow(commit);
  }

  /** A pair of other classes whose edge has this id. */
  private static GraphRow sharing(String edgeId) {
    var pair = pair(STAMP, "f8", "f9", 0.7f, 5, OPEN).pair();
    var edge = pair.versions().get(0);
    return new PairRow(
        new PairEdges(
            STAMP,
            pair.similarity(),
            List.of(
                new EdgeVersion(edgeId, edge.validFrom(), edge.validTo(), edge.openedBy(), null))));
  }

  /** What the graph holds of the row's own key; no half of it may be there. */
  private List<Map<String, Object>> nodesOf(GraphRow row) {
    return graph.read(
        "MATCH (n) WHERE n.id = '"
            + row.key().substring(row.key().indexOf(' ') + 1)
            + "' OR (n:CloneClass AND n.id IN ['f8', 'f9']) RETURN n.id AS id");
  }

  private List<String> everything() {
    List<String> lines = new ArrayList<>(graph.dump());
    graph
        .read("MATCH (n) RETURN labels(n) AS labels, n.id AS id ORDER BY labels, id")
        .forEach(row -> lines.add(row.get("labels") + " " + row.get("id")));
    return lines;
  }
}
