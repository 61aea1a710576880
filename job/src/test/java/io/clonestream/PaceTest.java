package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.Checkpoints.Checkpoint;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

  @Test
  void betweenTwoLooksItIsEven() {
    Pace pace = new Pace();
    pace.add(1_000, 0);
    pace.add(2_000, 100);
    pace.add(4_000, 100);

    assertThat(pace.between(1_000, 2_000)).isCloseTo(100, ROUNDING);
    assertThat(pace.between(1_500, 3_000)).isCloseTo(50 / 1.5, ROUNDING);
    assertThat(pace.between(2_500, 3_500)).isZero();
  }

  @Test
  void aCheckpointIsComparedWithWhatLiesBesideIt() {
    Pace pace = new Pace();
    pace.add(0, 0);
    pace.add(10_000, 1_000); // 100 a second
    pace.add(12_000, 1_120); // 60, and 40 % less
    pace.add(20_000, 1_920);
    Checkpoints checkpoints =
        new Checkpoints(
            List.of(
                new Checkpoint(1_000, 1_000, 0, 0),
                new Checkpoint(10_000, 2_000, 0, 0),
                new Checkpoint(19_000, 1_000, 0, 0)));

    assertThat(checkpoints.within(pace)).hasSize(1);
    assertThat(checkpoints.within(pace)[0]).isCloseTo(.6, ROUNDING);
  }

  @Test
  void theFirstAndTheLastHaveNothingOnBothSides() {
    Checkpoint one = new Checkpoint(0, 10, 0, 0);

    assertThat(new Checkpoints(List.of()).within(new Pace())).isEmpty();
    assertThat(new Checkpoints(List.of(one, one)).within(new Pace())).isEmpty();
  }
}
