package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdSweepTest {

  @TempDir private Path directory;

  /** The example of scikit-learn's documentation of average_precision_score. */
  @Test
  void averagePrecisionIsPrecisionTimesTheStepsInRecall() {
    SmallLabels labels =
        new SmallLabels(directory).pair(false, .1).pair(false, .4).pair(true, .35).pair(true, .8);

    assertThat(sweep(labels).averagePrecision()).isCloseTo(.8333, within(1e-4));
  }

  @Test
  void clonesThatAreNotListedAreMissedAtAnyThreshold() {
    SmallLabels labels =
        new SmallLabels(directory).pair(true, .9).pair(false, .9).pair(true, 0).pair(false, 0);

    Counts lowest = sweep(labels).at(0);

    assertThat(lowest).isEqualTo(new Counts(0, 1, 1, 1));
    assertThat(lowest.precision()).isEqualTo(.5);
    assertThat(lowest.recall()).isEqualTo(.5);
    assertThat(lowest.f1()).isEqualTo(.5);
    assertThat(sweep(labels).averagePrecision()).isEqualTo(.25);
  }

  @Test
  void countsAtAThresholdIncludeIt() {
    SmallLabels labels =
        new SmallLabels(directory).pair(true, .9).pair(true, .5).pair(false, .5).pair(false, .2);
    ThresholdSweep sweep = sweep(labels);

    assertThat(sweep.at(.95)).isEqualTo(new Counts(.95, 0, 0, 2));
    assertThat(sweep.at(.9)).isEqualTo(new Counts(.9, 1, 0, 1));
    assertThat(sweep.at(.5)).isEqualTo(new Counts(.5, 2, 1, 0));
    assertThat(sweep.at(.3)).isEqualTo(new Counts(.3, 2, 1, 0));
    assertThat(sweep.best().threshold()).isEqualTo(.5);
  }

  @Test
  void theThresholdForAPrecisionIsTheLowestThatReachesIt() {
    SmallLabels labels =
        new SmallLabels(directory)
            .pair(true, .9)
            .pair(false, .8)
            .pair(true, .7)
            .pair(true, .6)
            .pair(false, .5);

    assertThat(sweep(labels).lowestWith(.75)).isEqualTo(new Counts(.6, 3, 1, 0));
    assertThat(sweep(labels).lowestWith(.76)).isEqualTo(new Counts(.9, 1, 0, 2));
    assertThat(sweep(labels.pair(false, 1)).lowestWith(.99)).isNull();
  }

  private static ThresholdSweep sweep(SmallLabels small) {
    LabelledPairs labels = small.labels();
    return new ThresholdSweep.Ranking(labels, small.predictions().of(labels))
        .sweep(labels.weights(null));
  }
}
