package io.clonestream.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredFiguresTest {

  @Test
  void everyFigureThatShipsSaysWhatPrintsIt() {
    assertThat(MeasuredFigures.load().all())
        .isNotEmpty()
        .allSatisfy(
            figure -> {
              assertThat(figure.value()).isPositive();
              assertThat(figure.unit()).isNotBlank();
              assertThat(figure.by()).contains("`");
            });
  }

  @Test
  void aLineOfOtherFieldsIsRefusedAndSoIsAFigureThatStandsTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeasuredFigures.of(List.of("keys\t31\ta fragment")))
        .withMessage("Line 'keys\t31\ta fragment' must have 4 fields with tabs between");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeasuredFigures.of(List.of("a\t1\tx\t`y`", "a\t2\tx\t`y`")))
        .withMessage("Figure 'a' must be there once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeasuredFigures.of(List.of("a\t1\tx\t`y`")).of("b"))
        .withMessage("Figure 'b' must be one of [a]");
  }
}
