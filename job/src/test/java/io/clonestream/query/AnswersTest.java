package io.clonestream.query;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.symbolIn;
import static io.clonestream.persist.Graphs.symbolOn;
import static io.clonestream.persist.Graphs.version;
import static io.clonestream.query.DivergedWorld.P;
import static io.clonestream.query.DivergedWorld.Q;
import static io.clonestream.query.DivergedWorld.STAMP;
import static io.clonestream.query.DivergedWorld.T;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory.Place;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.TestGraph;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers to single questions, over the {@link DivergedWorld}. */
class AnswersTest {

  private static final TestGraph GRAPH = TestGraph.shared();
  @AutoClose private GraphReader reader;

  @BeforeEach
  void start() {
    reader = DivergedWorld.open(GRAPH);
  }

  @Test
  void copiesAsOfAnInstant() {
    assertThat(rows("copies", Map.of())).isEmpty();
    assertThat(rows("copies", Map.of(Parameter.AT, at(4))))
        .containsExactly("namek1|java|2|50|[app:src/q.java:1, lib:src/p.java:1]");
    assertThat(rows("copies", Map.of(Parameter.AT, at(4), Parameter.REPOSITORIES, "lib")))
        .isEmpty();
  }

  @Test
  void placesAreThoseOfTheInstant() {
    Version first = version(1, "k1", OPEN);
    Version pushedDown =
        new Version(
            first.sequence(),
            first.fragmentId(),
            first.validFrom(),
            first.validTo(),
            first.openedBy(),
            first.closedBy(),
            List.of(new Place(1, 1, 3), new Place(3, 41, 43)),
            first.parentSymbolId(),
            first.previousSymbolId(),
            first.calledNames(),
            first.generated());
    GRAPH.write(List.of(symbol(new Stamp(1, 2), "app", "q", pushedDown)));

    assertThat(rows("copies", Map.of(Parameter.AT, at(2))))
        .containsExactly("namek1|java|2|50|[app:src/q.java:1, lib:src/p.java:1]");
    assertThat(rows("copies", Map.of(Parameter.AT, at(4))))
        .containsExactly("namek1|java|2|50|[app:src/q.java:41, lib:src/p.java:1]");
  }

  @Test
  void copiesThatDivergedAreFoundWithTheCommitThatChangedOne() {
    assertThat(rows("diverged", Map.of()))
        .containsExactly(P + "|" + Q + "|1970-01-01T00:00:00.005Z|c5|3|0.95");
    assertThat(rows("diverged", Map.of(Parameter.AT, at(4)))).isEmpty();
  }

  @Test
  void codeThatCameBackIsFoundWhereverItCameBack() {
    assertThat(rows("came-back", Map.of()))
        .containsExactly(
            "t/app@main:src/s.java#s()|1970-01-01T00:00:00.006Z|c6|0"
                + "|t/lib@main:src/r.java#r()|1970-01-01T00:00:00.002Z|c2");
    assertThat(rows("came-back", Map.of(Parameter.AT, at(5)))).isEmpty();
  }

  @Test
  void thePairOfTwoSymbolsIsFollowedThroughTheirVersions() {
    assertThat(rows("pair-history", Map.of(Parameter.SYMBOL, P, Parameter.OTHER, Q)))
        .containsExactly(
            "1970-01-01T00:00:00.001Z|1970-01-01T00:00:00.005Z|1|1.0|null|same|null|null|null|c1|c5|[]",
            "1970-01-01T00:00:00.005Z|null|3|0.95|-0.05|apart|null|0.9|0.8|c5|null|[]");
  }

  @Test
  void asOfAnInstantHistoriesSayNothingOfWhatCameLater() {
    assertThat(
            rows(
                "pair-history",
                Map.of(Parameter.SYMBOL, P, Parameter.OTHER, Q, Parameter.AT, at(4))))
        .containsExactly("1970-01-01T00:00:00.001Z|null|1|1.0|null|same|null|null|null|c1|null|[]");
    assertThat(rows("symbol-history", Map.of(Parameter.SYMBOL, P, Parameter.AT, at(4))))
        .singleElement()
        .asString()
        .startsWith("1|1970-01-01T00:00:00.001Z|null|c1|null|1|50|1|1|");
    assertThat(rows("symbol-history", Map.of(Parameter.SYMBOL, P, Parameter.AT, at(2))))
        .as("before anything resembled it")
        .singleElement()
        .asString()
        .startsWith("1|1970-01-01T00:00:00.001Z|null|c1|null|1|50|1|0|");
  }

  @Test
  void theHistoryOfAClassSaysWhoJoinedAndWhoLeft() {
    assertThat(rows("class-history", Map.of(Parameter.SYMBOL, Q)))
        .containsExactly(
            "1970-01-01T00:00:00.001Z|joined|" + Q + "|c1|1",
            "1970-01-01T00:00:00.001Z|joined|" + P + "|c1|2",
            "1970-01-01T00:00:00.005Z|left|" + P + "|c5|1");
  }

  @Test
  void callsAreResolvedByTheNearestScopeThatDeclaresTheName() {
    assertThat(rows("calls", Map.of(Parameter.SYMBOLS, P)))
        .containsExactly(
            P + "|t|" + T + "|repository|0.7|1970-01-01T00:00:00.005Z|c5",
            P + "|q|" + Q + "|tenant|0.3|1970-01-01T00:00:00.001Z|c1");
    assertThat(rows("calls", Map.of(Parameter.SYMBOLS, P, Parameter.AT, at(4)))).hasSize(1);
    assertThat(rows("callers", Map.of(Parameter.SYMBOLS, T)))
        .containsExactly(T + "|" + P + "|repository|0.7|1970-01-01T00:00:00.005Z|c5");
  }

  /** Or an answer for one repository would be surer than the same for all. */
  @Test
  void aRepositoryAskedForLeavesTheOthersTheirShareOfTheConfidence() {
    GRAPH.write(List.of(symbol(STAMP, "web", "q", version(2, "k1", OPEN))));

    assertThat(
            rows(
                "calls",
                Map.of(
                    Parameter.SYMBOLS,
                    P,
                    Parameter.REPOSITORIES,
                    "web",
                    Parameter.MIN_CONFIDENCE,
                    "0.1")))
        .containsExactly(
            P + "|q|t/web@main:src/q.java#q()|tenant|0.15|1970-01-01T00:00:00.001Z|c1");
  }

  @Test
  void aCallerWithANearerDeclarationIsNoneAndSeveralAsNearShareTheConfidence() {
    Map<Parameter, String> callersOfQ =
        Map.of(Parameter.SYMBOLS, Q, Parameter.MIN_CONFIDENCE, "0.1");
    assertThat(rows("callers", callersOfQ))
        .containsExactly(Q + "|" + P + "|tenant|0.3|1970-01-01T00:00:00.001Z|c1");

    GRAPH.write(List.of(symbol(STAMP, "web", "q", version(2, "k1", OPEN))));
    assertThat(rows("callers", callersOfQ))
        .containsExactly(Q + "|" + P + "|tenant|0.15|1970-01-01T00:00:00.001Z|c1");
    assertThat(rows("callers", Map.of(Parameter.SYMBOLS, Q, Parameter.AT, at(1)))).hasSize(1);

    GRAPH.write(List.of(symbol(STAMP, "lib", "q", version(3, "k1", OPEN))));
    assertThat(rows("callers", callersOfQ)).isEmpty();
    assertThat(rows("callers", Map.of(Parameter.SYMBOLS, "t/lib@main:src/q.java#q()")))
        .containsExactly(
            "t/lib@main:src/q.java#q()|" + P + "|repository|0.7|1970-01-01T00:00:00.001Z|c1");
  }

  @Test
  void aTrendCountsEveryEdgeInTheMonthsInWhichItOpenedAndClosed() {
    long february = Duration.ofDays(40).toMillis();
    GRAPH.write(List.of(pair(new Stamp(1, 2), "k1", "k4", 0.92f, 3, february)));

    assertThat(rows("trend", Map.of())).containsExactly("1970-01-01|2|0|2", "1970-02-01|0|1|1");
    assertThat(rows("trend", Map.of(Parameter.SINCE, "1970-02-01")))
        .containsExactly("1970-02-01|0|1|1");
    assertThat(rows("trend", Map.of(Parameter.AT, at(4)))).containsExactly("1970-01-01|1|0|1");
    assertThat(rows("trend", Map.of(Parameter.MIN_CONFIDENCE, "0.5", Parameter.AT, at(5))))
        .containsExactly("1970-01-01|3|0|3");
    assertThat(rows("trend", Map.of(Parameter.MIN_TOKENS, "51"))).isEmpty();
  }

  @Test
  void whatHasCopiesOrNearMissesIsDuplicated() {
    assertThat(rows("duplicated-files", Map.of()))
        .containsExactly(
            "app|src/q.java|1|50|1.0", "lib|src/p.java|1|50|1.0", "lib|src/t.java|1|50|1.0");
    assertThat(rows("duplicated-files", Map.of(Parameter.MIN_CONFIDENCE, "0.94")))
        .containsExactly("app|src/q.java|1|50|1.0", "lib|src/p.java|1|50|1.0");
    assertThat(rows("duplicated-files", Map.of(Parameter.AT, at(2))))
        .containsExactly("app|src/q.java|1|50|1.0", "lib|src/p.java|1|50|1.0");

    GRAPH.write(
        List.of(
            symbolIn("src/q.java", STAMP, "app", "own", version(2, "k9", OPEN)),
            cloneClass(STAMP, "k9", "E", 1)));
    assertThat(rows("duplicated-files", Map.of()))
        .as("half of the file is nobody else's")
        .contains("app|src/q.java|1|50|0.5", "lib|src/p.java|1|50|1.0");
  }

  @Test
  void copiesOfWhichOneChangedAreFound() {
    assertThat(rows("changed-copies", Map.of()))
        .containsExactly(P + "|2|0|50", Q + "|1|0|50", T + "|1|0|50");
    assertThat(rows("changed-copies", Map.of(Parameter.AT, at(4))))
        .containsExactly(Q + "|1|1|50", P + "|1|1|50", T + "|1|0|50");
  }

  /** What a branch has of another one of its repository is no copy. */
  @Test
  void branchesOfARepositoryAreNoCopiesOfEachOther() {
    String elsewhere = "t/lib@feature:src/t.java#t()";
    GRAPH.write(
        List.of(
            symbolOn("feature", "src/t.java", STAMP, "lib", "t", version(4, "k4", OPEN)),
            symbolOn("feature", "src/p.java", STAMP, "lib", "p", version(6, "k1", OPEN)),
            cloneClass(new Stamp(1, 2), "k4", "D", 2),
            cloneClass(new Stamp(1, 2), "k1", "A", 2)));

    assertThat(rows("copies", Map.of()))
        .containsExactly("namek1|java|2|50|[app:src/q.java:1, lib:src/p.java:1]");
    assertThat(rows("changed-copies", Map.of())).contains(T + "|1|0|50", elsewhere + "|1|0|50");
    assertThat(rows("resembles", Map.of(Parameter.SYMBOLS, T)))
        .singleElement()
        .asString()
        .startsWith(T + "|" + Q);
    assertThat(rows("resembles", Map.of(Parameter.SYMBOLS, elsewhere)))
        .extracting(row -> row.split("[|]", -1)[1])
        .containsExactlyInAnyOrder(Q, "t/lib@feature:src/p.java#p()");
    assertThat(rows("similar", Map.of()))
        .as("q with main's p and with both of t, and feature's p with feature's t")
        .hasSize(4);
  }

  @Test
  void whatASymbolResemblesDependsOnTheConfidenceAskedFor() {
    assertThat(rows("resembles", Map.of(Parameter.SYMBOLS, P))).hasSize(1);
    assertThat(rows("resembles", Map.of(Parameter.SYMBOLS, P, Parameter.MIN_CONFIDENCE, "0.5")))
        .hasSize(2);
    assertThat(rows("resembles", Map.of(Parameter.SYMBOLS, P, Parameter.AT, at(4))))
        .containsExactly(
            P + "|" + Q + "|1|1|1.0|1970-01-01T00:00:00.001Z|null",
            P + "|" + T + "|1|3|0.92|1970-01-01T00:00:00.003Z|null");
  }

  @Test
  void aSymbolIsFoundByAnEndOfItsIdAndTheNearestNamesAreSaidOtherwise() {
    assertThat(rows("symbol-history", Map.of(Parameter.SYMBOL, "p"))).hasSize(2);
    assertThatThrownBy(() -> rows("symbol-history", Map.of(Parameter.SYMBOL, "pkg.pp")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No symbol 'pkg.pp' of tenant 't' is in the graph; did you mean p or q or r?");
    assertThatThrownBy(() -> rows("copies", Map.of(Parameter.REPOSITORIES, "libb")))
        .hasMessage("No repository 'libb' is in the graph; did you mean lib?");
    assertThatThrownBy(() -> Question.named("divergd"))
        .hasMessageContaining("did you mean diverged?");
  }

  @Test
  void reachFollowsTheStrongestPathDownToTheFloor() {
    Reach reach = new Reach(reader, "t");
    Question by = Question.named("resembles");

    assertThat(reach.from("p", by, Map.of(), 0.8, 4))
        .extracting(Reach.Reached::symbol, Reach.Reached::steps)
        .containsExactly(tuple(Q, 1), tuple(T, 2));
    assertThat(reach.from("p", by, Map.of(), 0.9, 4)).hasSize(1);
    assertThat(reach.from("p", by, Map.of(), 0.8, 1)).hasSize(1);
    assertThat(reach.from("p", by, Map.of(), 0.8, 4).get(1).strength())
        .isCloseTo(0.95 * 0.92, offset(1e-9));
  }

  @Test
  void anAnswerIsKeptUntilTheGraphMoves() {
    Answers answers = new Answers(reader);
    Question copies = Question.named("copies");

    answers.ask(copies, "t", Map.of());
    answers.ask(copies, "t", Map.of());
    answers.ask(copies, "t", Map.of(Parameter.LIMIT, List.of("3")));
    assertThat(List.of(answers.hits(), answers.misses())).containsExactly(1L, 2L);

    GRAPH.write(List.of(symbol(new Stamp(1, 2), "lib", "p", version(1, "k1", OPEN))));
    assertThat(answers.ask(copies, "t", Map.of()).rows()).hasSize(1);
    assertThat(List.of(answers.hits(), answers.misses())).containsExactly(1L, 3L);
  }

  private List<String> rows(String question, Map<Parameter, String> said) {
    Map<Parameter, List<String>> texts = new EnumMap<>(Parameter.class);
    said.forEach((parameter, text) -> texts.put(parameter, List.of(text)));
    return new Answers(reader)
        .ask(Question.named(question), "t", texts).rows().stream().map(AnswersTest::shown).toList();
  }

  private static String shown(List<@Nullable Object> row) {
    return row.stream()
        .map(
            value ->
                value instanceof List<?> list
                    ? Set.copyOf(list).stream().map(String::valueOf).sorted().toList().toString()
                    : value instanceof Double number
                        ? String.valueOf(Math.round(number * 1e6) / 1e6)
                        : String.valueOf(value))
        .collect(Collectors.joining("|"));
  }

  private static String at(long millis) {
    return "1970-01-01T00:00:00.00" + millis + "Z";
  }
}
