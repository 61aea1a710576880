package io.clonestream.persist;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.moved;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.symbolId;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory.Version;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolPeriodsTest {

  @Test
  void aMoveHoldsWhileTheSymbolThatMovedGoesOnLiving() {
    assertThat(moves(moved("old", version(2, "f1", 5)), version(5, "f2", OPEN)))
        .containsExactly("MOVED_FROM old 2- c2-null");
  }

  @Test
  void aMoveEndsWithTheSymbolThatMoved() {
    assertThat(moves(moved("old", version(2, "f1", 5)), version(5, "f2", 7)))
        .containsExactly("WAS_MOVED_FROM old 2-7 c2-c7");
  }

  @Test
  void aSymbolThatCameBackByItselfDidNotMoveThen() {
    assertThat(moves(moved("old", version(2, "f1", 5)), version(8, "f2", OPEN)))
        .containsExactly("WAS_MOVED_FROM old 2-5 c2-c5");
  }

  @Test
  void whatMovedInTwiceDidSoOverTwoPeriodsAndFromTwoPlacesIsTwoMoves() {
    assertThat(moves(moved("old", version(2, "f1", 5)), moved("old", version(8, "f1", OPEN))))
        .containsExactly("WAS_MOVED_FROM old 2-5 c2-c5", "MOVED_FROM old 8- c8-null");
    assertThat(moves(moved("old", version(2, "f1", 5)), moved("other", version(5, "f2", OPEN))))
        .containsExactly("MOVED_FROM old 2- c2-null", "MOVED_FROM other 5- c5-null");
    assertThat(moves(moved("old", version(2, "f1", 5)), moved("old", version(5, "f2", OPEN))))
        .containsExactly("MOVED_FROM old 2- c2-null");
  }

  private static List<String> moves(Version... versions) {
    return SymbolPeriods.relationships(symbol(Stamp.NONE, "lib", "new", versions).symbol()).stream()
        .filter(relationship -> relationship.type().endsWith("MOVED_FROM"))
        .map(SymbolPeriodsTest::text)
        .toList();
  }

  private static String text(Relationship move) {
    String name =
        List.of("old", "other").stream()
            .filter(n -> move.target().equals(symbolId("lib", n)))
            .findFirst()
            .orElseThrow();
    var properties = move.properties();
    return "%s %s %s-%s %s-%s"
        .formatted(
            move.type(),
            name,
            millis(properties.get("validFrom")),
            properties.containsKey("validTo") ? millis(properties.get("validTo")) : "",
            properties.get("openedBy"),
            properties.get("closedBy"));
  }

  private static long millis(Object time) {
    return ((ZonedDateTime) time).toInstant().toEpochMilli();
  }
}
