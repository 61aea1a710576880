package io.clonestream.query;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.relation;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.symbolId;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.TestGraph;
import io.clonestream.schemas.RelationKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SymbolsTest {

  private static final Stamp STAMP = new Stamp(1, 1);
  @AutoClose private GraphReader reader;

  @BeforeEach
  void write() {
    reader =
        TestGraph.shared()
            .holding(
                symbol(STAMP, "lib", "price", version(1, "f1", OPEN)),
                symbol(STAMP, "lib", "total", version(1, "f2", 7)),
                relation(STAMP, RelationKind.BLOCKS, "price", "total", 2, 7),
                relation(STAMP, RelationKind.FOLLOWS, "total", "price", 3, 7));
  }

  @Test
  void aSymbolIsTakenByItsIdOrAnEndOfItWhetherItLivesOrNot() {
    assertThat(Symbols.named(reader, "t", symbolId("lib", "price")))
        .isEqualTo(symbolId("lib", "price"));
    assertThat(Symbols.named(reader, "t", "total")).isEqualTo(symbolId("lib", "total"));
    assertThat(Symbols.named(reader, "t", "total.java#total()"))
        .isEqualTo(symbolId("lib", "total"));
  }

  @Test
  void anUnknownSymbolIsRefusedAndTheNearestAreNamed() {
    assertThatThrownBy(() -> Symbols.named(reader, "t", symbolId("lib", "pirce")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("No symbol '" + symbolId("lib", "pirce") + "' of tenant 't' is")
        .hasMessageEndingWith("did you mean price?");
    assertThatThrownBy(() -> Symbols.named(reader, "t", "xylophone"))
        .hasMessage("No symbol 'xylophone' of tenant 't' is in the graph");
  }

  @Test
  void aSymbolOfAnotherTenantIsUnknown() {
    assertThatThrownBy(() -> Symbols.named(reader, "other", symbolId("lib", "price")))
        .hasMessageContaining("of tenant 'other' is in the graph");
  }

  @Test
  void theRelationsOfASymbolAreAnsweredInBothDirectionsAsOfAnInstant() {
    assertThat(relations("1970-01-01T00:00:00.005Z"))
        .containsExactly(
            symbolId("lib", "price") + " BLOCKS " + symbolId("lib", "total") + " [ticket=T-1]",
            symbolId("lib", "total") + " FOLLOWS " + symbolId("lib", "price") + " [ticket=T-1]");
    assertThat(relations("1970-01-01T00:00:00.002Z")).hasSize(1);
    assertThat(relations("now")).isEmpty();
  }

  private List<String> relations(String at) {
    return new Answers(reader)
            .ask(
                Question.named("relations"),
                "t",
                Map.of(Parameter.SYMBOLS, List.of("price"), Parameter.AT, List.of(at)))
            .rows()
            .stream()
            .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(4))
            .toList();
  }

  @Test
  void aSlipIsNearAndAnotherWordIsNot() {
    List<String> known = List.of("v1.0.0", "v1.0.1", "v2.0.0", "nightly");

    assertThat(Nearest.of("v1.0", known)).containsExactly("v1.0.0", "v1.0.1");
    assertThat(Nearest.of("V1.0.0", known)).startsWith("v1.0.0");
    assertThat(Nearest.of("release", known)).isEmpty();
  }
}
