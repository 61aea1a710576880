package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.infer.EmbeddedFragment;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class SpreadFunctionTest {

  private static final OutputTag<HomeMessage> HOMES =
      new OutputTag<>("homes", TypeInformation.of(HomeMessage.class));

  @Test
  void aJobGoesOnOnlyFromStateWhoseBlocksWereMadeByItsOwnRules() throws Exception {
    OperatorSubtaskState state;
    try (var job = job(2)) {
      job.open();
      state = job.snapshot(1, 1);
    }
    try (var same = job(2)) {
      assertThatCode(() -> same.initializeState(state)).doesNotThrowAnyException();
    }
    try (var other = job(1.5)) {
      assertThatThrownBy(() -> other.initializeState(state))
          .hasStackTraceContaining("match.screen-margin 2.0")
          .hasStackTraceContaining("match.screen-margin 1.5");
    }
  }

  private static OneInputStreamOperatorTestHarness<EmbeddedFragment, BlockEntry> job(double margin)
      throws Exception {
    return new OneInputStreamOperatorTestHarness<>(
        new ProcessOperator<>(
            new SpreadFunction(
                new BlockRules(Codebook.DEFAULT, margin),
                CalibrationFile.of(Calibration.DEFAULT),
                HOMES)));
  }
}
