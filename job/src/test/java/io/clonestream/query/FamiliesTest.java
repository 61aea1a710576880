package io.clonestream.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clonestream.persist.GraphReader;
import io.clonestream.persist.TestGraph;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FamiliesTest {

  @AutoClose private static GraphReader reader;

  @BeforeAll
  static void start() {
    reader = SmallWorld.open(TestGraph.shared());
  }

  @Test
  void classFormAndConfidentSimilarityMakeAFamilyButChainsDoNot() {
    List<Family> families = find(scope(List.of(), 30, 0.9), 1);

    assertThat(families).hasSize(1);
    Family family = families.get(0);
    assertThat(family.members())
        .extracting(LiveSymbol::repository, LiveSymbol::path)
        .containsExactly(
            tuple("app", "src/b.java"),
            tuple("lib", "src/a.java"),
            tuple("lib", "src/c.java"),
            tuple("lib", "src/d.java"));
    assertThat(family.cloneType()).isEqualTo(3);
    assertThat(family.confidence()).isEqualTo(0.95);
    assertThat(family.repositories()).isEqualTo(2);
  }

  @Test
  void aFamilyIsAsOldAsTheLastTimeThatItBeganToLiveTogether() {
    Family family = find(scope(List.of(), 30, 0.9), 1).get(0);

    assertThat(family.since()).isEqualTo(4);
  }

  @Test
  void aboveTheConfidenceOfTheEdgeOnlyTheFormIsLeft() {
    Family family = find(scope(List.of(), 30, 0.97), 1).get(0);

    assertThat(family.members()).hasSize(3);
    assertThat(family.cloneType()).isEqualTo(2);
    assertThat(family.confidence()).isEqualTo(0.99);
  }

  @Test
  void asOfAnInstantAFamilyIsWhatItWasThen() {
    Family family = find(new Scope("t", List.of(), List.of(), 30, 0.9, Set.of(), 5), 1).get(0);

    assertThat(family.members())
        .extracting(LiveSymbol::path)
        .containsExactly("src/b.java", "src/a.java");
    assertThat(family.cloneType()).isEqualTo(1);
  }

  @Test
  void smallSymbolsAreLeftOut() {
    assertThat(find(scope(List.of(), 51, 0.9), 1)).isEmpty();
  }

  @Test
  void withinOneRepositoryOnlyItsSymbolsCount() {
    assertThat(find(scope(List.of("lib"), 30, 0.9), 1).get(0).members())
        .extracting(LiveSymbol::repository)
        .containsOnly("lib");
    assertThat(find(scope(List.of("lib"), 30, 0.9), 2)).isEmpty();
  }

  private static List<Family> find(Scope scope, int minRepositories) {
    return new Families(reader).find(scope, minRepositories, 20);
  }

  private static Scope scope(List<String> repositories, int minTokens, double minConfidence) {
    return new Scope("t", repositories, List.of(), minTokens, minConfidence, Set.of(), Scope.NOW);
  }
}
