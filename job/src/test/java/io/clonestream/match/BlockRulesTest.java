package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockRulesTest {

  private static final BlockRules RULES = new BlockRules("cells-1", 2);

  @Test
  void stateOfTheSameRulesIsGoneOnFrom() {
    assertThatCode(() -> RULES.requireBuiltBy(List.of(RULES.mark(), RULES.mark())))
        .doesNotThrowAnyException();
  }

  @Test
  void stateOfOtherRulesIsRefusedWithBoth() {
    List<String> others =
        List.of(new BlockRules("cells-2", 2).mark(), new BlockRules("cells-1", 1.5).mark());
    for (String other : others) {
      assertThatThrownBy(() -> RULES.requireBuiltBy(List.of(RULES.mark(), other)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(other)
          .hasMessageContaining(RULES.mark())
          .hasMessageContaining("begin anew");
    }
  }

  @Test
  void stateThatDoesNotSayIsRefused() {
    assertThatThrownBy(() -> RULES.requireBuiltBy(List.of()))
        .hasMessageContaining("earlier version");
  }
}
