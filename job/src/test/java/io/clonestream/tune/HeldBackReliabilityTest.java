package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.tune.HeldBackReliability.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldBackReliabilityTest {

  @Test
  void whatIsSaidAndWhatIsPartByClassesOfProbability() {
    HeldBackReliability reliability =
        HeldBackReliability.of(
            List.of(
                new Judged(.05, false, 3),
                new Judged(.05, true, 1),
                new Judged(1, true, 2),
                new Judged(.95, false, 2)));

    assertThat(reliability.prevalence()).isCloseTo(3 / 8.0, within(1e-12));
    assertThat(reliability.brier()).isCloseTo((3 * .0025 + .9025 + 2 * .9025) / 8, within(1e-12));
    assertThat(reliability.calibrationError())
        .isCloseTo((4 * (.25 - .05) + 4 * (.975 - .5)) / 8, within(1e-12));
    assertThat(reliability.table()).hasSize(2);
    assertThat(reliability.table().get(1).from()).isEqualTo(.9);
    assertThat(reliability.table().get(1).pairs()).isEqualTo(2);
    assertThat(reliability.table().get(1).said()).isCloseTo(.975, within(1e-12));
    assertThat(reliability.table().get(1).was()).isCloseTo(.5, within(1e-12));
  }

  @Test
  void nothingJudgedIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> HeldBackReliability.of(List.of()));
  }
}
