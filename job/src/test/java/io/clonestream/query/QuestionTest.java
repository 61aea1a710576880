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
