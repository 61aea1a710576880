package io.clonestream.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.watch.LevelChange.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveDetectorTest {

  private final LiveDetector detector = new LiveDetector(Rules.live(Better.LOWER));

  @Test
  void anAlarmIsToldOnceAndItsEndOnce() {
    List<LevelChange> changes = feed(DetectorTest.steps(300, 10, 300, 14, 300, 10));

    assertThat(changes)
        .extracting(LevelChange::meaning)
        .containsExactly(Meaning.ALARM, Meaning.END);
    assertThat(changes.get(0).at()).isBetween(290, 302);
    assertThat(changes.get(0).worse()).isCloseTo(.4, within(.06));
    assertThat(changes.get(1).at()).isBetween(590, 602);
  }

  @Test
  void anAlarmComesWithinTwentyValues() {
    double[] values = DetectorTest.steps(200, 10, 20, 14);

    assertThat(feed(values)).extracting(LevelChange::meaning).containsExactly(Meaning.ALARM);
  }

  @Test
  void anAlarmThatGetsWorseByTheThresholdAlarmsAgain() {
    assertThat(feed(DetectorTest.steps(100, 10, 100, 14, 100, 20)))
        .extracting(LevelChange::meaning)
        .containsExactly(Meaning.ALARM, Meaning.ALARM);
  }

  @Test
  void missingValuesChangeNothing() {
    double[] values = DetectorTest.steps(100, 10, 100, 14);
    Arrays.fill(values, 95, 120, Double.NaN);

    List<LevelChange> changes = feed(values);

    assertThat(changes).extracting(LevelChange::meaning).containsExactly(Meaning.ALARM);
    assertThat(changes.get(0).last()).isEqualTo(94);
    assertThat(changes.get(0).since()).isEqualTo(120);
    assertThat(changes.get(0).at()).isEqualTo(120);
  }

  @Test
  void beforeFiftySamplesNothingIsSaid() {
    assertThat(feed(DetectorTest.steps(25, 10, 24, 20))).isEmpty();
  }

  @Test
  void whatIsNoSeriesIsRefused() {
    detector.add(5, 1);

    assertThatIllegalArgumentException().isThrownBy(() -> detector.add(4, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> detector.add(6, -1));
  }

  private List<LevelChange> feed(double[] values) {
    List<LevelChange> changes = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      LevelChange change = detector.add(i, values[i]);
      if (change != null) {
        changes.add(change);
      }
    }
    return changes;
  }
}
