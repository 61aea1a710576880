package io.clonestream.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.gate.Timeline;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.pair.PairMessage.SideLived;
import io.clonestream.pair.PartnerMessage.Lived;
import io.clonestream.pair.PartnerMessage.Paired;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PartnerFunctionTest {

  private static final List<Period> PERIODS = List.of(new Period(5, Timeline.OPEN, "c", null));

  @Test
  void aLifeGoesToEveryPartnerWhenItMovesAndInEveryNewEpoch() throws Exception {
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new PartnerFunction<>(SideLived::ofPair)),
            PartnerMessage::id,
            Types.STRING)) {
      harness.open();
      harness.processElement(new Lived("b", 1, PERIODS), 0);
      harness.processElement(new Paired("b", "a"), 0);
      harness.processElement(new Paired("b", "c"), 0);
      assertThat(harness.extractOutputValues()).as("to a new partner at once").hasSize(2);
      harness.getOutput().clear();

      harness.processElement(new Lived("b", 1, PERIODS), 0);
      assertThat(harness.extractOutputValues()).as("nothing moved").isEmpty();

      harness.processElement(new Lived("b", 2, PERIODS), 0);
      assertThat(harness.extractOutputValues())
          .containsExactlyInAnyOrder(
              new SideLived("a|b", false, PERIODS), new SideLived("b|c", true, PERIODS));
    }
  }
}
