package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;

class HomeFunctionTest {

  private static final CalibrationFile OWN = CalibrationFile.of(Calibration.DEFAULT);
  private static final CalibrationFile OTHER =
      OWN.moved("other", new LogitMap(2, 0), LogitMap.IDENTITY, Map.of());

  @Test
  void itGoesOnFromStateOfItsOwnCalibrationAlone() throws Exception {
    OperatorSubtaskState state;
    try (var home = home(OWN)) {
      home.open();
      state = home.snapshot(1, 1);
    }

    try (var again = home(OWN)) {
      again.initializeState(state);
      again.open();
      assertThat(again.getOutput()).isEmpty();
    }
    try (var other = home(OTHER)) {
      assertThatThrownBy(() -> other.initializeState(state))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("keeps the pairs of calibration " + OWN.id())
          .hasMessageContaining("match.calibration is other");
    }
  }

  private static KeyedBroadcastOperatorTestHarness<String, HomeMessage, ?, Similarity> home(
      CalibrationFile calibration) throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new HomeFunction(calibration), List.of(HomeFunction.IN_FORCE)),
        HomeMessage::home,
        Types.STRING,
        1,
        1,
        0);
  }
}
