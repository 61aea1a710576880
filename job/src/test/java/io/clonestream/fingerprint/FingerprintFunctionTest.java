package io.clonestream.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.DeadLetterCodec;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RecordedSteps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class FingerprintFunctionTest {

  private static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", new CodecType<>(DeadLetter.class, new DeadLetterCodec()));

  /** One bad record never takes those beside it along. */
  @Test
  void whatCannotBeDecodedGoesToTheDeadLettersAsItCameAndTheRestPasses() throws Exception {
    List<RawRecord> good =
        new RecordedSteps("shop")
            .step(1_000, Map.of("A.java", "class A { int two(int x) { return x + x * 2 - 1; } }"))
            .records();
    RawRecord last = good.get(good.size() - 1);
    byte[] cut = Arrays.copyOf(last.value(), last.value().length / 2);
    RawRecord broken = new RawRecord(last.topic(), 0, 99, 7, last.key(), cut, last.headers());
    List<RawRecord> records = new ArrayList<>(good);
    records.add(0, broken);

    try (var harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new FingerprintFunction(DEAD_LETTERS)))) {
      harness.open();
      for (RawRecord record : records) {
        harness.processElement(record, 0);
      }

      assertThat(harness.extractOutputValues()).hasSameSizeAs(good);
      assertThat(harness.getSideOutput(DEAD_LETTERS))
          .singleElement()
          .satisfies(letter -> assertThat(letter.getValue().refused()).isSameAs(broken))
          .satisfies(letter -> assertThat(letter.getValue().stage()).isEqualTo("feed"));
    }
  }
}
