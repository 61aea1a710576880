package io.clonestream.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChancesTest {

  private static final LiveSymbol A = symbol("a", "main", "A.java", "METHOD");
  private static final LiveSymbol B = symbol("b", "main", "B.java", "FUNCTION");
  private static final LiveSymbol TYPE = symbol("t", "main", "A.java", "TYPE");
  private static final LiveSymbol BRANCHED = symbol("d", "other", "A.java", "METHOD");

  private static final Chances CHANCES =
      Chances.of(
          List.of(
              A,
              symbol("a2", "main", "A.java", "CONSTRUCTOR"),
              symbol("a3", "main", "A.java", "METHOD"),
              TYPE,
              B,
              symbol("b2", "main", "B.java", "METHOD"),
              BRANCHED));

  @Test
  void eachFunctionOfOneFileMayMeetEachOfTheOther() {
    assertThat(CHANCES.of(A, B)).isEqualTo(6);
    assertThat(CHANCES.of(B, A)).isEqualTo(6);
  }

  @Test
  void withinAFileEachMayMeetEachOther() {
    assertThat(CHANCES.of(A, symbol("a3", "main", "A.java", "METHOD"))).isEqualTo(3);
  }

  @Test
  void typesAreCountedApart() {
    assertThat(CHANCES.of(TYPE, TYPE)).isEqualTo(1);
  }

  @Test
  void aFileOfAnotherBranchIsAnother() {
    assertThat(CHANCES.of(BRANCHED, B)).isEqualTo(2);
  }

  private static LiveSymbol symbol(String id, String branch, String path, String kind) {
    return new LiveSymbol(
        id, "lib", branch, path, id, kind, "java", false, false, 1, 9, 0, id, 60, id, "");
  }
}
