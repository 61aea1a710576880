package io.clonestream.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.watch.LevelChange.Meaning;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {

  private static final double SCATTER = .03;

  @Test
  void aSlowdownIsFoundWithPlaceExtentAndSignificance() {
    Verdict verdict = examine(Better.LOWER, steps(60, 10, 40, 13));

    assertThat(verdict.changes()).hasSize(1);
    LevelChange alarm = verdict.alarm().orElseThrow();
    assertThat(alarm.at()).isBetween(59, 61);
    assertThat(alarm.last()).isEqualTo(1000 + alarm.at() - 1);
    assertThat(alarm.since()).isEqualTo(1000 + alarm.at());
    assertThat(alarm.before().median()).isCloseTo(10, within(.2));
    assertThat(alarm.after().median()).isCloseTo(13, within(.2));
    assertThat(alarm.ratio()).isCloseTo(1.3, within(.03));
    assertThat(alarm.interval().low()).isLessThan(.3);
    assertThat(alarm.interval().high()).isGreaterThan(.3);
    assertThat(alarm.p()).isLessThan(1e-6);
  }

  @Test
  void whichWayIsWorseDependsOnTheMetric() {
    double[] falling = steps(50, 10, 50, 7);

    assertThat(examine(Better.HIGHER, falling).alarm().orElseThrow().worse())
        .isCloseTo(.3, within(.03));
    assertThat(examine(Better.LOWER, falling).alarm()).isEmpty();
    assertThat(examine(Better.LOWER, falling).changes())
        .extracting(LevelChange::meaning)
        .containsExactly(Meaning.NOTE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.1, .7})
  void aChangeBelowTheThresholdOrForTheBetterIsToldButNoAlarm(double factor) {
    Verdict verdict = examine(Better.LOWER, steps(60, 10, 60, 10 * factor));

    assertThat(verdict.changes()).hasSize(1);
    assertThat(verdict.alarm()).isEmpty();
  }

  @Test
  void anAlarmEndsWithTheLevel() {
    Verdict verdict = examine(Better.LOWER, steps(60, 10, 25, 14, 60, 10));

    assertThat(verdict.changes())
        .extracting(LevelChange::meaning)
        .containsExactly(Meaning.ALARM, Meaning.END);
    assertThat(verdict.alarm()).isEmpty();
  }

  @Test
  void smallStepsAddUp() {
    Verdict verdict = examine(Better.LOWER, steps(60, 10, 60, 11.2, 60, 12.5));

    assertThat(verdict.changes())
        .extracting(LevelChange::meaning)
        .containsExactly(Meaning.NOTE, Meaning.ALARM);
    assertThat(verdict.alarm().orElseThrow().worse()).isCloseTo(.25, within(.03));
  }

  @Test
  void fewerThanFiftySamplesSayNothing() {
    Verdict verdict = examine(Better.LOWER, steps(25, 10, 24, 20));

    assertThat(verdict).isEqualTo(new Verdict(49, 0, 50, List.of()));
    assertThat(verdict.isEnough()).isFalse();
    assertThat(examine(Better.LOWER, steps(25, 10, 25, 20)).alarm()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void missingValuesAreLeftOutAndCountedAndTheChangeIsPlacedAroundThem(double missing) {
    double[] values = steps(60, 10, 60, 13);
    Arrays.fill(values, 55, 65, missing);

    Verdict verdict = examine(Better.LOWER, values);

    assertThat(verdict.samples()).isEqualTo(110);
    assertThat(verdict.missing()).isEqualTo(10);
    LevelChange alarm = verdict.alarm().orElseThrow();
    assertThat(alarm.at()).isEqualTo(65);
    assertThat(alarm.last()).isEqualTo(1054);
    assertThat(alarm.since()).isEqualTo(1065);
  }

  @Test
  void samplesAreCountedWithoutMissingOnes() {
    double[] values = steps(60, 10, 40, 13);
    Arrays.fill(values, 0, 51, Double.NaN);

    assertThat(examine(Better.LOWER, values)).isEqualTo(new Verdict(49, 51, 50, List.of()));
  }

  @Test
  void aHoleInTimeIsNoSample() {
    Series series = new Series();
    double[] values = steps(60, 10, 60, 13);
    for (int i = 0; i < values.length; i++) {
      series.add(i < 60 ? i : i + 100_000, values[i]);
    }

    LevelChange alarm = new Detector(Rules.of(Better.LOWER)).examine(series).alarm().orElseThrow();

    assertThat(alarm.last()).isEqualTo(59);
    assertThat(alarm.since()).isEqualTo(100_060);
  }

  @Test
  void outliersAreNoLevel() {
    double[] values = steps(100, 10);
    for (int i = 7; i < 100; i += 13) {
      values[i] *= 1000;
    }

    assertThat(examine(Better.LOWER, values).changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"LOWER, 5, false", "HIGHER, 0, true", "LOWER, 0, false"})
  void aLevelMayBeZero(Better better, double after, boolean alarms) {
    assertThat(examine(better, steps(60, 10, 40, after)).alarm().isPresent()).isEqualTo(alarms);
  }

  @Test
  void aTimeAfterNoneIsInfinitelyWorse() {
    LevelChange alarm = examine(Better.LOWER, steps(60, 0, 40, 5)).alarm().orElseThrow();

    assertThat(alarm.worse()).isInfinite();
    assertThat(examine(Better.HIGHER, steps(60, 0, 40, 5)).alarm()).isEmpty();
  }

  @Test
  void aConstantSeriesDoesNotChange() {
    double[] values = new double[100];
    assertThat(examine(Better.LOWER, values).changes()).isEmpty();
    Arrays.fill(values, 7);
    assertThat(examine(Better.LOWER, values).changes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Noise.class)
  void theSameSeriesGivesTheSameVerdict(Noise noise) {
    double[] values = Noise.slowed(noise.series(3, 100, .1), 50, .5);

    assertThat(examine(Better.LOWER, values)).isEqualTo(examine(Better.LOWER, values));
  }

  @Test
  void whatIsNoSeriesIsRefused() {
    Series series = new Series();
    series.add(5, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> series.add(4, 1))
        .withMessage("Time 4 must not be before 5, the one before it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> series.add(6, -2))
        .withMessage("Value -2.0 at time 6 must not be below 0: levels are ratios");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.of(Better.NEITHER))
        .withMessage("Value NEITHER of better must be lower or higher");
  }

  /** Levels with a little scatter: how many values, at which level, and so on. */
  static double[] steps(double... countsAndLevels) {
    int length = 0;
    for (int i = 0; i < countsAndLevels.length; i += 2) {
      length += (int) countsAndLevels[i];
    }
    double[] values = Noise.LOG_NORMAL.series(11, length, SCATTER);
    int from = 0;
    for (int i = 0; i < countsAndLevels.length; i += 2) {
      int to = from + (int) countsAndLevels[i];
      for (; from < to; from++) {
        values[from] *= countsAndLevels[i + 1];
      }
    }
    return values;
  }

  private static Verdict examine(Better better, double[] values) {
    Series series = new Series();
    for (int i = 0; i < values.length; i++) {
      series.add(1000 + i, values[i]);
    }
    return new Detector(Rules.of(better)).examine(series);
  }
}
