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
import io.clonestream.persist.GraphWriter;
import io.clonestream.persist.TestGraph;
import io.clonestream.schemas.RelationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SymbolsTest {

  private static final Stamp STAMP = new Stamp(1, 1);
  private static final TestGraph GRAPH = TestGraph.shared();
  private GraphReader reader;

  @BeforeEach
  void write() {
    GRAPH.clear();
    try (GraphWriter writer = GRAPH.writer()) {
      writer.open(1);
      writer.write(
          List.of(
              symbol(STAMP, "lib", "price", version(1, "f1", OPEN)),
              symbol(STAMP, "lib", "total", version(1, "f2", 7)),
              relation(STAMP, RelationKind.BLOCKS, "price", "total", 2, 7),
              relation(STAMP, RelationKind.FOLLOWS, "total", "price", 3, 7)),
          1);
    }
    reader = new GraphReader(GRAPH.connection());
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void aSymbolThatIsInTheGraphIsTakenWhetherItLivesOrNot() {
    Symbols.require(reader, "t", List.of(symbolId("lib", "price"), symbolId("lib", "total")));
  }

  @Test
  void anUnknownSymbolIsRefusedAndTheNearestAreNamed() {
    String slip = symbolId("lib", "pirce");
    assertThatThrownBy(() -> Symbols.require(reader, "t", List.of(symbolId("lib", "price"), slip)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("No symbol '" + slip + "' of tenant 't' is in the graph")
        .hasMessageContaining("did you mean " + symbolId("lib", "price") + " or ");
    assertThatThrownBy(() -> Symbols.require(reader, "t", List.of("x")))
        .hasMessage("No symbol 'x' of tenant 't' is in the graph");
  }

  @Test
  void theRelationsOfASymbolAreAnsweredInBothDirectionsWithTheirIntervals() {
    List<String> found = new ArrayList<>();
    reader.forEach(
        "query/relations_of_symbol",
        Map.of("id", symbolId("lib", "price")),
        row ->
            found.add(
                String.join(
                    " ",
                    row.text("direction"),
                    row.text("relation"),
                    String.valueOf(row.instant("validFrom")),
                    String.valueOf(row.instant("validTo")),
                    row.text("closedBy"),
                    String.join(",", row.texts("notes")))));

    assertThat(found)
        .containsExactly("from WAS_BLOCKS 2 7 c7 ticket=T-1", "to WAS_FOLLOWS 3 7 c7 ticket=T-1");
  }

  @Test
  void aSlipIsNearAndAnotherWordIsNot() {
    List<String> known = List.of("v1.0.0", "v1.0.1", "v2.0.0", "nightly");

    assertThat(Nearest.of("v1.0", known)).containsExactly("v1.0.0", "v1.0.1");
    assertThat(Nearest.of("V1.0.0", known)).startsWith("v1.0.0");
    assertThat(Nearest.of("release", known)).isEmpty();
  }
}
