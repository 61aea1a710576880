package io.clonestream.query;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.fingerprint.Boilerplate;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.gate.CloneClass;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.Graphs;
import io.clonestream.persist.TestGraph;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class f has code a and b, test t and generated g; class n has two accessors x and y. */
class NoiseTest {

  private static final Stamp STAMP = new Stamp(1, 1);

  @AutoClose private static GraphReader reader;

  @BeforeAll
  static void start() {
    reader =
        TestGraph.shared()
            .holding(
                commit("lib", 1),
                symbol("a", "f", false, false),
                symbol("b", "f", false, false),
                symbol("t", "f", true, false),
                symbol("g", "f", false, true),
                symbol("x", "n", false, false),
                symbol("y", "n", false, false),
                Graphs.cloneClass(STAMP, "f", "F", 4),
                accessor("n", "N", 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {Scope.NOW, 1})
  void pairsOfNoiseAreLeftOutAndCountedOnceEach(long at) {
    List<String> shown = new ArrayList<>();
    LeftOut leftOut = pairs(scope(Set.of(), at), shown);

    assertThat(shown).containsExactly("a-b");
    assertThat(leftOut).hasToString("3 tests, 2 generated, 1 boilerplate (1 accessor)");
  }

  @Test
  void whatIsAskedForIsShown() {
    List<String> shown = new ArrayList<>();
    LeftOut leftOut = pairs(scope(Set.of(Noise.BOILERPLATE, Noise.GENERATED), Scope.NOW), shown);

    assertThat(shown).containsExactly("a-b", "a-g", "b-g", "x-y");
    assertThat(leftOut).hasToString("3 tests");
    assertThat(pairs(scope(EnumSet.allOf(Noise.class), Scope.NOW), new ArrayList<>()).isEmpty())
        .isTrue();
  }

  @Test
  void whereNoiseIsTheNearestItDoesNotHideCode() {
    List<String> shown = new ArrayList<>();
    new Pairs(reader)
        .forEach(
            scope(Set.of(), Scope.NOW),
            PairView.mutual(),
            pair -> shown.add(name(pair)),
            pair -> {});

    assertThat(shown).containsExactly("a-b");
  }

  @ParameterizedTest
  @ValueSource(longs = {Scope.NOW, 1})
  void familiesAreOfCodeAndNoiseIsCountedBySymbols(long at) {
    LeftOut leftOut = new LeftOut();
    List<Family> families = new Families(reader).find(scope(Set.of(), at), 1, 20, leftOut);

    assertThat(families).hasSize(1);
    assertThat(families.get(0).members())
        .extracting(LiveSymbol::path)
        .containsExactly("src/a.java", "src/b.java");
    assertThat(leftOut).hasToString("1 tests, 1 generated, 2 boilerplate (2 accessor)");
  }

  @Test
  void familiesOfBoilerplateAreShownWhenAskedFor() {
    Scope all = scope(EnumSet.allOf(Noise.class), Scope.NOW);

    assertThat(new Families(reader).find(all, 1, 20, new LeftOut()))
        .extracting(family -> family.members().size())
        .containsExactlyInAnyOrder(4, 2);
  }

  private static LeftOut pairs(Scope scope, List<String> shown) {
    return new Pairs(reader)
        .forEach(scope, PairView.edges(), pair -> shown.add(name(pair)), pair -> {});
  }

  private static String name(SymbolPair pair) {
    return pair.a().path().charAt(4) + "-" + pair.b().path().charAt(4);
  }

  private static Scope scope(Set<Noise> included, long at) {
    return new Scope("t", List.of("lib"), List.of(), 0, 0.9, included, at);
  }

  private static SymbolRow symbol(String name, String fragment, boolean test, boolean generated) {
    SymbolHistory plain = Graphs.symbol(STAMP, "lib", name, version(1, fragment, OPEN)).symbol();
    Version version = plain.versions().get(0);
    return new SymbolRow(
        new SymbolHistory(
            STAMP,
            plain.symbolId(),
            plain.tenant(),
            plain.repository(),
            plain.branch(),
            plain.path(),
            plain.language(),
            plain.kind(),
            plain.name(),
            plain.qualifiedName(),
            plain.signature(),
            plain.previousSymbolId(),
            generated,
            test,
            List.of(
                new Version(
                    version.sequence(),
                    version.fragmentId(),
                    version.validFrom(),
                    version.validTo(),
                    version.openedBy(),
                    version.closedBy(),
                    version.places(),
                    version.parentSymbolId(),
                    version.previousSymbolId(),
                    version.calledNames(),
                    generated))));
  }

  private static ClassRow accessor(String id, String form, int size) {
    CloneClass plain = Graphs.cloneClass(STAMP, id, form, size).cloneClass();
    return new ClassRow(
        new CloneClass(
            plain.stamp(),
            plain.description().withBoilerplate(Boilerplate.ACCESSOR),
            plain.size(),
            plain.peak(),
            plain.periods()));
  }
}
