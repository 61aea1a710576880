package io.clonestream.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.persist.Cypher;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphTable;
import io.clonestream.persist.TestGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every saved question, over the {@link DivergedWorld}. */
class QuestionTest {

  private static final Set<Parameter> SYMBOLS =
      EnumSet.of(Parameter.SYMBOL, Parameter.SYMBOLS, Parameter.OTHER);
  @AutoClose private static GraphReader reader;

  @BeforeAll
  static void start() {
    reader = DivergedWorld.open(TestGraph.shared());
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

  /** Also as people run it in Browser, with ids that no command has looked up. */
  @ParameterizedTest
  @MethodSource("questions")
  void everyStatementHoldsToItsTenantWhateverIdsItIsGiven(Question question) {
    Map<String, Object> values = new HashMap<>();
    for (Parameter parameter : question.parameters()) {
      values.put(parameter.id(), given(parameter));
    }
    values.put(Parameter.TENANT.id(), "nobody");

    assertThat(reader.table(question.statement(), values).rows()).isEmpty();
  }

  private static Object given(Parameter parameter) {
    return switch (parameter) {
      case SYMBOLS -> List.of(DivergedWorld.P, DivergedWorld.Q);
      case SYMBOL -> DivergedWorld.P;
      case OTHER -> DivergedWorld.Q;
      case COMMIT -> "c5";
      case NAME -> "p";
      case REPOSITORIES, LANGUAGES -> List.of();
      case AT -> Instants.stored(Scope.NOW);
      case SINCE -> Instants.stored(0);
      case MIN_CONFIDENCE -> 0.0;
      case MIN_TOKENS -> 0L;
      case TESTS -> true;
      case LIMIT -> 100L;
      case TENANT -> "t";
    };
  }

  private static Map<Parameter, List<String>> required(Question question) {
    Map<Parameter, List<String>> said = new EnumMap<>(Parameter.class);
    Map<Parameter, String> all =
        Map.of(
            Parameter.SYMBOL, DivergedWorld.P,
            Parameter.SYMBOLS, DivergedWorld.P,
            Parameter.OTHER, DivergedWorld.Q,
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
}
