package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.local.chaos.Slope.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlopeTest {

  /** A process that is started anew begins at another level, which is no growth. */
  @Test
  void levelsOfGroupsAreNoSlope() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      points.add(new Point(1, i, 100 + 2 * i));
      points.add(new Point(2, 10 + i, 500 + 2 * i));
    }
    Slope slope = Slope.of(points).orElseThrow();
    assertThat(slope.value()).isCloseTo(2, within(1e-9));
    assertThat(slope.interval()).isCloseTo(0, within(1e-6));
  }

  @Test
  void theIntervalHoldsTheSlopeNineteenTimesInTwenty() {
    Random random = new Random(11);
    int held = 0;
    for (int run = 0; run < 1_000; run++) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        points.add(new Point(i / 30, i, 3 * i + 20 * random.nextGaussian()));
      }
      Slope slope = Slope.of(points).orElseThrow();
      if (Math.abs(slope.value() - 3) <= slope.interval()) {
        held++;
      }
    }
    assertThat(held).isBetween(920, 975);
  }

  @Test
  void threePointsOfAGroupAreTheLeast() {
    List<Point> two = List.of(new Point(1, 0, 1), new Point(1, 1, 2), new Point(2, 2, 9));
    assertThat(Slope.of(two)).isEmpty();
    assertThat(Slope.of(List.of(new Point(1, 0, 1), new Point(1, 1, 2), new Point(1, 2, 4))))
        .isPresent();
  }
}
