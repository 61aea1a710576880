package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.feed.Suppression.Side;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {

  @Test
  void aRuleNamesASideAndAReason() {
    Suppression rule = Suppression.of("  src/legacy/**#Old.parse   frozen,  see T-1 ");

    assertThat(rule.reason()).isEqualTo("frozen, see T-1");
    assertThat(rule.other()).isNull();
    assertThat(rule.one().matches("src/legacy/a/B.java", "Old.parse")).isTrue();
    assertThat(rule.one().matches("src/legacy/a/B.java", "Old.parseAll")).isFalse();
    assertThat(rule.one().matches("src/B.java", "Old.parse")).isFalse();
  }

  @Test
  void aRuleOfAPairNamesTwoSides() {
    Suppression rule = Suppression.of("a.go#parse ~ b.py twice on purpose");

    assertThat(rule.reason()).isEqualTo("twice on purpose");
    assertThat(rule.one().matches("a.go", "parse")).isTrue();
    assertThat(rule.other())
        .satisfies(other -> assertThat(other.matches("b.py", "anything")).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "src/**, src/a/b.c, f, true",
    "src/, src/a/b.c, f, true",
    "src/*, src/a/b.c, f, false",
    "src/*, src/b.c, f, true",
    "**/*.g.cs, b.g.cs, f, true",
    "**/*.g.cs, a/b.g.cs, f, true",
    "**/*.g.cs, a/bxg.cs, f, false",
    "src/**/t?.c, src/t1.c, f, true",
    "src/**/t?.c, src/x/y/t1.c, f, true",
    "src/**/t?.c, src/t12.c, f, false",
    "a.c#get*, a.c, getAll, true",
    "a.c#*.get?, a.c, A.B.get1, true",
    "a.c#operator/, a.c, operator/, true",
    "'a+(b).c', 'a+(b).c', f, true",
    "'a+(b).c', aab.c, f, false",
  })
  void pathsAndNamesAreGlobs(String side, String path, String name, boolean matches) {
    assertThat(Side.of(side).matches(path, name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "src/**, has no reason",
    "a.c ~ b.c, has no reason",
    "a.c ~, has no second side after ~",
    "a.c# why, lacks a path or",
    "a.c ~ #f why, lacks a path or",
  })
  void aLineThatIsNoRuleIsRefusedWithWhatItLacks(String line, String why) {
    assertThatThrownBy(() -> Suppression.of(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aLineThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> Suppression.of("a.c " + "x".repeat(Suppression.MAX_LINE)))
        .hasMessageContaining("has 1004 characters and may have 1000");
  }

  @Test
  void aFileHasRulesAndWhatIsWrongWithOtherLines() {
    SuppressionFile file = read("# why\r\n\r\n  a.c old \nb.c\n\tc.c ~ d.c both needed");

    assertThat(file.rules()).containsExactly("a.c old", "c.c ~ d.c both needed");
    assertThat(file.refused())
        .containsExactly(
            ".clonestream/suppressions:4: rule 'b.c' has no reason:"
                + " PATH[#SYMBOL] [~ PATH[#SYMBOL]] REASON");
  }

  @Test
  void ofAFileOfAnotherKindNotEveryLineIsToldOf() {
    assertThat(read("x\n".repeat(10_000)).refused()).hasSize(100);
  }

  @Test
  void moreRulesThanARecordTakesAreRefused() {
    SuppressionFile file = read("a.c old\n".repeat(Suppression.MAX_RULES + 2));

    assertThat(file.rules()).hasSize(Suppression.MAX_RULES);
    assertThat(file.refused()).hasSize(2).allMatch(line -> line.endsWith("after 1000 rules"));
  }

  private static SuppressionFile read(String text) {
    return SuppressionFile.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
