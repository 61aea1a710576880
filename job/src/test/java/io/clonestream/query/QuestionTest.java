package io.clonestream.query;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.livedTwice;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import io.clonestream.follow.Stamp;
import io.clonestream.persist.Cypher;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphTable;
import io.clonestream.persist.TestGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A history of two repositories. lib p and app q were copies (k1) from 1; at 5 p was changed (k2),
 * q was not. lib r held k3 until 2, app s holds it again from 6. lib t resembles q since 3.
 */
class QuestionTest {

  private static final Stamp STAMP = new Stamp(1, 1);
  private static final String P = "t/lib@main:src/p.java#p()";
  private static final String Q = "t/app@main:src/q.java#q()";
  private static final String T = "t/lib@main:src/t.java#t()";

  private static final Set<Parameter> SYMBOLS =
      EnumSet.of(Parameter.SYMBOL, Parameter.SYMBOLS, Parameter.OTHER);
  private static final TestGraph GRAPH = TestGraph.shared();
  @AutoClose private static GraphReader reader;

  @BeforeAll
  static void start() {
    reader =
        GRAPH.holding(
            commit("lib", 5),
            commit("app", 6),
            commit("lib", 1),
            symbol(STAMP, "lib", "p", version(1, "k1", 5, "q"), version(5, "k2", OPEN, "q", "t")),
            symbol(STAMP, "app", "q", version(1, "k1", OPEN)),
            symbol(STAMP, "lib", "r", version(1, "k3", 2)),
            symbol(STAMP, "app", "s", version(6, "k3", OPEN)),
            symbol(STAMP, "lib", "t", version(3, "k4", OPEN)),
            cloneClass(STAMP, "k1", "A", 2),
            cloneClass(STAMP, "k2", "B", 1),
            livedTwice(STAMP, "k3", "C", 1, 2, 6),
            cloneClass(STAMP, "k4", "D", 1),
            pair(STAMP, "k1", "k2", 0.95f, 5, OPEN),
            pair(STAMP, "k1", "k4", 0.92f, 3, OPEN),
            pair(STAMP, "k2", "k4", 0.6f, 5, OPEN));
  }

  static List<Question> questions() {
    return Question.all();
  }

  @Test
  void everySavedStatementIsAQuestion() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/cypher/ask"))) {
      assertThat(questions())
          .extracting(question -> question.statement() + ".cypher")
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> "ask/" + file.getFileName()).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyQuestionSaysWhatItAnswersAndTakesTheFilters(Question question) {
    assertThat(question.title()).endsWith(".").hasSizeLessThan(110);
    assertThat(question.parameters())
        .contains(Parameter.TENANT, Parameter.REPOSITORIES, Parameter.LANGUAGES, Parameter.AT);
    if (Cypher.statement(question.statement()).contains("confidence")) {
      assertThat(question.parameters()).contains(Parameter.MIN_CONFIDENCE);
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyQuestionHoldsToItsRepositoryLanguageAndTime(Question question) {
    Map<Parameter, List<String>> said = required(question);

    assertThat(ask(question, said, Parameter.LANGUAGES, "cobol").rows()).isEmpty();
    assertThat(ask(question, said, Parameter.AT, "1969-12-31").rows()).isEmpty();
    if (Collections.disjoint(said.keySet(), SYMBOLS)) {
      assertThat(ask(question, said, Parameter.TENANT, "nobody").rows()).isEmpty();
    } else {
      assertThatThrownBy(() -> ask(question, said, Parameter.TENANT, "nobody"))
          .hasMessageContaining("of tenant 'nobody'");
    }
  }

  private static Map<Parameter, List<String>> required(Question question) {
    Map<Parameter, List<String>> said = new EnumMap<>(Parameter.class);
    Map<Parameter, String> all =
        Map.of(
            Parameter.SYMBOL, P,
            Parameter.SYMBOLS, P,
            Parameter.OTHER, Q,
            Parameter.COMMIT, "c5",
            Parameter.NAME, "p");
    all.forEach(
        (parameter, text) -> {
          if (question.parameters().contains(parameter)) {
            said.put(parameter, List.of(text));
          }
        });
    return said;
  }

  private static GraphTable ask(
      Question question, Map<Parameter, List<String>> said, Parameter parameter, String text) {
    Map<Parameter, List<String>> more = new EnumMap<>(said);
    boolean tenant = parameter == Parameter.TENANT;
    more.remove(Parameter.COMMIT);
    if (!tenant) {
      more.put(parameter, List.of(text));
    }
    if (question.parameters().contains(Parameter.COMMIT)) {
      return new GraphTable(List.of(), List.of()); // commits of a test have no digits
    }
    return new Answers(reader).ask(question, tenant ? text : "t", more);
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
    start();
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
    start();
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
    assertThat(rows("changed-copies", Map.of()))
        .containsExactly(P + "|2|0|50", Q + "|1|0|50", T + "|1|0|50");
    assertThat(rows("changed-copies", Map.of(Parameter.AT, at(4))))
        .containsExactly(Q + "|1|1|50", P + "|1|1|50", T + "|1|0|50");
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
    start();
  }

  private static List<String> rows(String question, Map<Parameter, String> said) {
    Map<Parameter, List<String>> texts = new EnumMap<>(Parameter.class);
    said.forEach((parameter, text) -> texts.put(parameter, List.of(text)));
    return new Answers(reader)
        .ask(Question.named(question), "t", texts).rows().stream()
            .map(QuestionTest::shown)
            .toList();
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
