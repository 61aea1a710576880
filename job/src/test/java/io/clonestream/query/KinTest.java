package io.clonestream.query;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.extract.SymbolKind;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.ClassDescription;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.Timeline;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.TestGraph;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Function b resembles a and c as much; the file of a declares a short function too, from 5 on. */
class KinTest {

  private static final Stamp STAMP = new Stamp(1, 1);
  private static final int SHORT = 9;

  @AutoClose private static GraphReader reader;

  @BeforeAll
  static void start() {
    reader =
        TestGraph.shared()
            .holding(
                commit("lib", 5),
                symbol(STAMP, "lib", "a", version(1, "f1", OPEN)),
                symbol(STAMP, "lib", "b", version(1, "g1", OPEN)),
                symbol(STAMP, "lib", "c", version(1, "h1", OPEN)),
                inFileOf("a", symbol(STAMP, "lib", "short", version(5, "s1", OPEN))),
                cloneClass(STAMP, "f1", "F", 1),
                cloneClass(STAMP, "g1", "G", 1),
                cloneClass(STAMP, "h1", "H", 1),
                new ClassRow(
                    CloneClass.of(
                        STAMP,
                        new ClassDescription(
                            "s1", "t", "java", SymbolKind.METHOD, "short", SHORT, "S", null),
                        Timeline.EMPTY.plus(5, "c5", 1))),
                pair(STAMP, "f1", "g1", 0.97f, 1, OPEN),
                pair(STAMP, "g1", "h1", 0.97f, 1, OPEN));
  }

  @Test
  void whatElseAFileDeclaresMakesKinThoughNobodyAskedAboutIt() {
    assertThat(shown(0, Scope.NOW)).containsExactly("b-c");
    assertThat(shown(SHORT + 1, Scope.NOW)).containsExactly("b-c");
  }

  @Test
  void itCountsFromWhenItWasThere() {
    assertThat(shown(0, 4)).containsExactly("a-b", "b-c");
  }

  private static List<String> shown(int minTokens, long at) {
    List<String> shown = new ArrayList<>();
    new Pairs(reader)
        .forEach(
            new Scope(
                "t", List.of("lib"), List.of(), minTokens, .1, EnumSet.allOf(Noise.class), at),
            PairView.standard(.1),
            pair -> shown.add(pair.a().path().charAt(4) + "-" + pair.b().path().charAt(4)),
            silenced -> {});
    return shown;
  }

  private static SymbolRow inFileOf(String name, SymbolRow row) {
    SymbolHistory plain = row.symbol();
    return new SymbolRow(
        new SymbolHistory(
            plain.stamp(),
            plain.symbolId(),
            plain.tenant(),
            plain.repository(),
            plain.branch(),
            "src/" + name + ".java",
            plain.language(),
            plain.kind(),
            plain.name(),
            plain.qualifiedName(),
            plain.signature(),
            plain.previousSymbolId(),
            plain.generated(),
            plain.test(),
            plain.versions()));
  }
}
