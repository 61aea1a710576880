package io.clonestream.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.persist.Cypher;
import io.clonestream.persist.TestGraph;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.Entity;

/** What Browser draws of the {@link SmallWorld}: nodes by name, relationships by type. */
class DrawingTest {

  private static final String A = "t/lib@main:src/a.java#a()";
  private static final String X = "t/lib@main:src/x.java#x()";

  @AutoClose private static Driver driver;

  @BeforeAll
  static void start() {
    TestGraph graph = TestGraph.shared();
    SmallWorld.open(graph).close();
    driver = GraphDatabase.driver(graph.connection().uri(), AuthTokens.none());
  }

  static Stream<String> drawings() {
    return BrowserGuide.statements().stream().filter(name -> name.startsWith("draw/"));
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void everyDrawingSaysWhatItDrawsAndHoldsToItsTenantAndTime(String drawing) {
    assertThat(BrowserCommands.title(drawing)).startsWith("Drawn: ").endsWith(".");
    assertThat(draw(drawing, Map.of())).as(drawing).isNotEmpty();
    assertThat(draw(drawing, Map.of("tenant", "nobody"))).as("nobody's " + drawing).isEmpty();
    assertThat(draw(drawing, Map.of("at", at(0), "since", at(1_000))))
        .as(drawing + " before history, or since its end")
        .doesNotContain("INSTANCE_OF", "WAS_INSTANCE_OF", "SIMILAR_TO", "WAS_SIMILAR_TO");
  }

  @Test
  void whatIsDuplicatedNowIsInThePresentTense() {
    assertThat(draw("draw/now", Map.of()))
        .containsExactly("INSTANCE_OF", "SIMILAR_TO", "a", "b", "d", "e", "f1", "g1", "h1");
    assertThat(draw("draw/now", Map.of("minConfidence", 0.94)))
        .containsExactly("INSTANCE_OF", "SIMILAR_TO", "a", "b", "d", "f1", "g1");
  }

  @Test
  void whatWasDuplicatedAtAnInstantIsInBothTenses() {
    assertThat(draw("draw/as_of", Map.of("at", at(6)))).contains("SIMILAR_TO", "f1", "g1");
    assertThat(draw("draw/as_of", Map.of("at", at(5)))).isEmpty();
    assertThat(draw("draw/as_of", Map.of("at", at(8))))
        .as("without the pair of f2 that ended at 7, though its symbols live on")
        .containsExactly("INSTANCE_OF", "SIMILAR_TO", "a", "b", "d", "e", "f1", "g1", "h1");
  }

  @Test
  void exactCopiesHangTogetherWithTheRenamedOnesByTheirForm() {
    assertThat(draw("draw/copies", Map.of()))
        .containsExactly("A", "HAS_FORM", "INSTANCE_OF", "a", "b", "c", "f1", "f2");
    assertThat(draw("draw/copies", Map.of("at", at(2))))
        .containsExactly("A", "HAS_FORM", "INSTANCE_OF", "WAS_INSTANCE_OF", "a", "f1", "x");
  }

  @Test
  void familiesAreDrawnWithTheRepositoriesTheyLieIn() {
    assertThat(draw("draw/families", Map.of()))
        .contains("lib", "app", "CONTAINS", "DECLARES", "f1", "g1")
        .doesNotContain("h1");
  }

  @Test
  void theLifeOfAClassKeepsWhoLeft() {
    assertThat(draw("draw/class_life", Map.of("symbol", A)))
        .contains("INSTANCE_OF", "WAS_INSTANCE_OF", "x", "b", "SIMILAR_TO", "g1");
  }

  @Test
  void theHistoryOfASymbolThatIsGoneIsInThePastTense() {
    assertThat(draw("draw/symbol_life", Map.of("symbol", X)))
        .containsExactly("INSTANCE_OF", "WAS_INSTANCE_OF", "a", "f1", "x");
  }

  @Test
  void whatIsAlikeOverSeveralStepsIsReachedAndNothingBelowTheFloor() {
    assertThat(draw("draw/chain", Map.of("symbol", A))).contains("g1", "h1", "e");
    assertThat(draw("draw/chain", Map.of("symbol", A, "minConfidence", 0.94)))
        .contains("g1")
        .doesNotContain("h1");
  }

  /** Names of all nodes and types of all relationships that Browser would find in the answer. */
  private static TreeSet<String> draw(String drawing, Map<String, Object> said) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("tenant", "t");
    parameters.put("repositories", List.of());
    parameters.put("languages", List.of());
    parameters.put("at", at(1_000));
    parameters.put("since", at(0));
    parameters.put("minConfidence", 0.9);
    parameters.put("minTokens", 30);
    parameters.put("tests", false);
    parameters.put("limit", 20);
    parameters.put("symbol", A);
    parameters.putAll(said);
    TreeSet<String> drawn = new TreeSet<>();
    try (var session = driver.session()) {
      session.run(Cypher.statement(drawing), parameters).stream()
          .flatMap(row -> row.values().stream())
          .forEach(value -> collect(value, drawn));
    }
    return drawn;
  }

  private static void collect(Value value, TreeSet<String> drawn) {
    switch (value.type().name()) {
      case "LIST OF ANY?" -> value.values().forEach(item -> collect(item, drawn));
      case "PATH" -> {
        value.asPath().nodes().forEach(node -> drawn.add(name(node)));
        value.asPath().relationships().forEach(r -> drawn.add(r.type()));
      }
      case "NODE" -> drawn.add(name(value.asNode()));
      case "RELATIONSHIP" -> drawn.add(value.asRelationship().type());
      default -> throw new AssertionError("Browser draws no " + value.type().name() + ": " + value);
    }
  }

  private static String name(Entity node) {
    String id = node.get("id").asString();
    String name = node.get("name").asString(id);
    return name.startsWith("name") ? id : name;
  }

  private static java.time.ZonedDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
  }
}
