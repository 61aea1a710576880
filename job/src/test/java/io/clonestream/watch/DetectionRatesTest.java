package io.clonestream.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.watch.LevelChange.Meaning;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the detector is wrong, on 1,000 seeded series each; prints what it measures. */
class DetectionRatesTest {

  private static final int SERIES = 1000;
  private static final double SLOWDOWN = .2;
  private static final int HEALTHY = 240;
  private static final int SLOW = 60;

  @ParameterizedTest
  @CsvSource({
    "NORMAL, 50, .09, 95",
    "LOG_NORMAL, 50, .09, 95",
    "NORMAL, 100, .15, 95",
    "LOG_NORMAL, 100, .15, 95",
    "HEAVY_TAILED, 50, .05, 95",
    "HEAVY_TAILED, 100, .09, 95",
    "BURSTS, 50, .05, 75",
    "BURSTS, 100, .05, 95",
    "CORRELATED_3, 100, .1, 95",
    "CORRELATED_5, 50, .1, 45",
    "CORRELATED_5, 100, .05, 95",
    "CORRELATED_7, 50, .15, 0",
    "CORRELATED_7, 100, .1, 50",
    "NORMAL, 100, .5, 0",
  })
  void healthySeriesRarelyAlarmAndSlowedOnesNearlyAlways(
      Noise noise, int length, double scatter, double leastFound) {
    Random places = new Random(length);
    int falseAlarms = 0;
    int found = 0;
    for (int seed = 0; seed < SERIES; seed++) {
      double[] healthy = noise.series(seed, length, scatter);
      int from = length / 5 + places.nextInt(length * 3 / 5);
      falseAlarms += alarms(healthy) ? 1 : 0;
      found += alarms(Noise.slowed(healthy, from, SLOWDOWN)) ? 1 : 0;
    }
    print("at once", noise, length, scatter, falseAlarms, found);

    assertThat(falseAlarms).isLessThan(SERIES / 20);
    assertThat(found).isGreaterThan((int) (SERIES * leastFound / 100));
  }

  @ParameterizedTest
  @CsvSource({
    "LOG_NORMAL, .1, 95",
    "HEAVY_TAILED, .05, 95",
    "BURSTS, .05, 85",
    "CORRELATED_3, .05, 95",
    "CORRELATED_5, .1, 40",
  })
  void aLiveMetricLikewise(Noise noise, double scatter, double leastFound) {
    int falseAlarms = 0;
    int found = 0;
    for (int seed = 0; seed < SERIES; seed++) {
      LiveDetector detector = new LiveDetector(Rules.live(Better.LOWER));
      double[] values =
          Noise.slowed(noise.series(seed, HEALTHY + SLOW, scatter), HEALTHY, SLOWDOWN);
      falseAlarms += alarms(detector, values, 0, HEALTHY) ? 1 : 0;
      found += alarms(detector, values, HEALTHY, values.length) ? 1 : 0;
    }
    print("live", noise, HEALTHY + SLOW, scatter, falseAlarms, found);

    assertThat(falseAlarms).isLessThan(SERIES / 20);
    assertThat(found).isGreaterThan((int) (SERIES * leastFound / 100));
  }

  private static boolean alarms(double[] values) {
    Series series = new Series();
    for (int i = 0; i < values.length; i++) {
      series.add(i, values[i]);
    }
    return new Detector(Rules.of(Better.LOWER)).examine(series).alarm().isPresent();
  }

  private static boolean alarms(LiveDetector detector, double[] values, int from, int to) {
    boolean alarms = false;
    for (int i = from; i < to; i++) {
      LevelChange change = detector.add(i, values[i]);
      alarms |= change != null && change.meaning() == Meaning.ALARM;
    }
    return alarms;
  }

  private static void print(
      String how, Noise noise, int length, double scatter, int falseAlarms, int found) {
    System.out.printf(
        "%-8s %-13s %4d samples, scatter %4.2f: false alarms %4.1f %%, found %5.1f %%%n",
        how, noise, length, scatter, falseAlarms * 100. / SERIES, found * 100. / SERIES);
  }
}
