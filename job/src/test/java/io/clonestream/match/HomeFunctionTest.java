package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.fingerprint.Declarations;
import io.clonestream.infer.EmbeddedFragment;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
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

  @Test
  void aCandidateThatComesBeforeTheFeaturesOfTheHomeWaits() throws Exception {
    EmbeddedFragment own = embedded("sumOf", "int sumOf(int[] v) { return v[0] + v[1] + v[2]; }");
    EmbeddedFragment candidate =
        embedded("sumOf", "int sumOf(int[] v) { return v[0] + v[1] + v[2] + v[3]; }");
    HomeMessage features = new HomeMessage(own.fragment().id(), PackedFragment.of(own));
    HomeMessage asked = new HomeMessage(own.fragment().id(), PackedFragment.of(candidate));

    List<Similarity> inOrder = similarities(features, asked);

    assertThat(inOrder).hasSize(1);
    assertThat(similarities(asked, features)).usingRecursiveComparison().isEqualTo(inOrder);
  }

  private static EmbeddedFragment embedded(String name, String body) {
    return new EmbeddedFragment(
        Declarations.fragment(name, body), CodebookTest.vector(384, 1), "m");
  }

  private static List<Similarity> similarities(HomeMessage... messages) throws Exception {
    try (var home = home(OWN)) {
      home.open();
      for (HomeMessage message : messages) {
        home.processElement(new StreamRecord<>(message));
      }
      return home.extractOutputValues();
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
