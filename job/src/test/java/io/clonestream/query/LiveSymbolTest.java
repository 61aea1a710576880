package io.clonestream.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveSymbolTest {

  private static final LiveSymbol OUTER = symbol("lib", "main", "a.java", 10, 20);

  @Test
  void whatStandsWithinItsLinesIsEnclosed() {
    assertThat(OUTER.encloses(symbol("lib", "main", "a.java", 12, 20))).isTrue();
    assertThat(symbol("lib", "main", "a.java", 12, 20).encloses(OUTER)).isFalse();
    assertThat(OUTER.encloses(symbol("lib", "main", "a.java", 12, 21))).isFalse();
  }

  @Test
  void equalLinesOfAnotherFileBranchOrRepositoryAreElsewhere() {
    assertThat(OUTER.encloses(symbol("lib", "main", "b.java", 12, 15))).isFalse();
    assertThat(OUTER.encloses(symbol("lib", "next", "a.java", 12, 15))).isFalse();
    assertThat(OUTER.encloses(symbol("app", "main", "a.java", 12, 15))).isFalse();
  }

  private static LiveSymbol symbol(
      String repository, String branch, String path, int startLine, int endLine) {
    return new LiveSymbol(
        "id",
        repository,
        branch,
        path,
        "f",
        "METHOD",
        "java",
        false,
        false,
        startLine,
        endLine,
        0,
        "c",
        60,
        "form",
        "");
  }
}
