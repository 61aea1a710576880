package io.clonestream.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.persist.GraphReader;
import io.clonestream.persist.TestGraph;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PairsTest {

  @AutoClose private static GraphReader reader;

  @BeforeAll
  static void start() {
    reader = SmallWorld.open(TestGraph.shared());
  }

  @Test
  void everyPairOfLiveSymbolsIsOneRowInTheOrderOfTheirIds() {
    assertThat(pairs(PairView.edges(), 0, "lib", "app"))
        .containsExactly(
            "b-a type 1 1.0",
            "b-c type 2 0.99",
            "b-d type 3 0.95",
            "a-c type 2 0.99",
            "a-d type 3 0.95",
            "d-e type 3 0.93");
  }

  @Test
  void anEdgeOfOneClassSaysNothingOfAnotherOfItsForm() {
    assertThat(pairs(PairView.edges(), 0, "lib"))
        .contains("a-c type 2 0.99", "a-d type 3 0.95")
        .noneMatch(row -> row.startsWith("c-d"));
  }

  @Test
  void bothSymbolsLieInTheRepositoriesNamed() {
    assertThat(pairs(PairView.edges(), 0.96, "lib")).containsExactly("a-c type 2 0.99");
  }

  @Test
  void mutualShowsThoseThatAreEachOthersNearest() {
    assertThat(pairs(PairView.mutual(), 0, "lib", "app"))
        .containsExactly("b-a type 1 1.0", "a-c type 2 0.99");
  }

  @Test
  void topShowsTheNearestOfEither() {
    assertThat(pairs(PairView.top(1), 0, "lib", "app"))
        .containsExactly("b-a type 1 1.0", "b-c type 2 0.99", "b-d type 3 0.95", "d-e type 3 0.93");
  }

  @Test
  void aPairIsAsOldAsTheYoungerContent() {
    List<Long> since = new ArrayList<>();
    new Pairs(reader)
        .forEach(
            scope(1, "lib", "app"),
            PairView.edges(),
            pair -> since.add(pair.since()),
            silenced -> {});

    assertThat(since).containsExactly(4L);
  }

  @Test
  void aConfidenceThatIsNoProbabilityIsRefused() {
    assertThatThrownBy(() -> scope(1.5, "lib"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }

  private static List<String> pairs(PairView view, double minConfidence, String... repositories) {
    List<String> rows = new ArrayList<>();
    new Pairs(reader)
        .forEach(
            scope(minConfidence, repositories),
            view,
            pair ->
                rows.add(
                    letter(pair.a())
                        + "-"
                        + letter(pair.b())
                        + " type "
                        + pair.cloneType()
                        + " "
                        + pair.confidence()),
            silenced -> {});
    return rows;
  }

  private static String letter(LiveSymbol symbol) {
    return symbol.path().substring("src/".length(), "src/".length() + 1);
  }

  private static Scope scope(double minConfidence, String... repositories) {
    return new Scope(
        "t",
        List.of(repositories),
        List.of(),
        0,
        minConfidence,
        EnumSet.allOf(Noise.class),
        Scope.NOW);
  }
}
