package io.clonestream.query;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.Graphs;
import io.clonestream.persist.TestGraph;
import io.clonestream.schemas.CommitPublished;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From 1 on lib has copies a, b, c and app has d. Rules of lib: none at 1; a and b are no pair from
 * 2; nor, besides, is c with anything from 4; only b with app's d is none from 6.
 */
class SuppressionsTest {

  private static final Stamp STAMP = new Stamp(1, 1);

  @AutoClose private static GraphReader reader;

  @BeforeAll
  static void start() {
    reader =
        TestGraph.shared()
            .holding(
                commit(1, null),
                commit(2, List.of("src/a.java ~ src/b.java twice on purpose")),
                commit(3, null),
                commit(
                    4,
                    List.of("src/b.java#pkg.b ~ **/a.* twice on purpose", "**/c.java#*.c frozen")),
                commit(6, List.of("src/b.java ~ src/d.java agreed with app")),
                symbol(STAMP, "lib", "a", version(1, "f", OPEN)),
                symbol(STAMP, "lib", "b", version(1, "f", OPEN)),
                symbol(STAMP, "lib", "c", version(1, "f", OPEN)),
                symbol(STAMP, "app", "d", version(1, "f", OPEN)),
                cloneClass(STAMP, "f", "F", 4));
  }

  @Test
  void beforeAnyRuleEveryPairIsShown() {
    assertThat(shown(1, Set.of())).containsExactly("d-a", "d-b", "d-c", "a-b", "a-c", "b-c", "");
  }

  @Test
  void rulesHoldFromTheCommitThatStatesThemOn() {
    List<String> from = List.of("d-a", "d-b", "d-c", "a-c", "b-c", "1 suppressed");

    assertThat(shown(2, Set.of())).isEqualTo(from);
    assertThat(shown(3, Set.of())).isEqualTo(from);
  }

  @Test
  void aSymbolIsSuppressedWithEveryOther() {
    assertThat(shown(5, Set.of())).containsExactly("d-a", "d-b", "4 suppressed");
  }

  @Test
  void onlyTheRulesOfTheLastCommitThatStatesThemHoldNow() {
    assertThat(shown(Scope.NOW, Set.of()))
        .containsExactly("d-a", "d-c", "a-b", "a-c", "b-c", "1 suppressed");
  }

  @Test
  void whatIsSuppressedIsShownWhenAskedFor() {
    assertThat(shown(5, Set.of(Noise.SUPPRESSED)))
        .containsExactly("d-a", "d-b", "d-c", "a-b", "a-c", "b-c", "");
  }

  @Test
  void aFamilyLosesSuppressedSymbolsAndGoesWhenNoPairOfItIsLeft() {
    assertThat(families(scope(List.of(), 5, Set.of())))
        .containsExactly("[src/d.java, src/a.java, src/b.java]", "1 suppressed");
    assertThat(families(scope(List.of("lib"), 5, Set.of()))).containsExactly("3 suppressed");
    assertThat(families(scope(List.of("lib"), 5, Set.of(Noise.SUPPRESSED))))
        .containsExactly("[src/a.java, src/b.java, src/c.java]", "");
  }

  private static List<String> shown(long at, Set<Noise> included) {
    List<String> shown = new ArrayList<>();
    LeftOut leftOut =
        new Pairs(reader)
            .forEach(
                scope(List.of(), at, included),
                PairView.edges(),
                pair -> shown.add(pair.a().path().charAt(4) + "-" + pair.b().path().charAt(4)),
                pair -> {});
    shown.add(leftOut.toString());
    return shown;
  }

  private static List<String> families(Scope scope) {
    LeftOut leftOut = new LeftOut();
    List<String> families = new ArrayList<>();
    for (Family family : new Families(reader).find(scope, 1, 20, leftOut)) {
      families.add(family.members().stream().map(LiveSymbol::path).toList().toString());
    }
    families.add(leftOut.toString());
    return families;
  }

  private static Scope scope(List<String> repositories, long at, Set<Noise> included) {
    return new Scope("t", repositories, List.of(), 0, 0.9, included, at);
  }

  private static CommitRow commit(long sequence, @Nullable List<String> rules) {
    CommitPublished commit = Graphs.commit("lib", sequence).commit();
    commit.setSuppressions(rules);
    return new CommitRow(commit);
  }
}
