package io.clonestream.match;

import static io.clonestream.feed.RecordedCalibrations.published;
import static io.clonestream.feed.RecordedCalibrations.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.CodecSerializer;
import io.clonestream.codec.CodecType;
import io.clonestream.feed.CalibrationPublishedCodec;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.DeadLetterCodec;
import io.clonestream.feed.RawRecord;
import io.clonestream.schemas.CalibrationPublished;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class CalibrationFunctionTest {

  private static final long SUBMITTED = 1_800_000_000_000L;
  private static final CalibrationFile OWN = CalibrationFile.of(Calibration.DEFAULT);
  private static final OutputTag<DeadLetter> LETTERS =
      new OutputTag<>("letters", new CodecType<>(DeadLetter.class, new DeadLetterCodec()));

  @Test
  void itSaysWhichIsInForceWheneverThatChanges() throws Exception {
    try (var calibration = calibration(SUBMITTED)) {
      calibration.open();
      calibration.processElement(record(ours("ours-2", 2, 2)), 0);
      calibration.processElement(record(ours("ours-1", 3, 1)), 0);
      calibration.processElement(record(ours("ours-2", 2, 2)), 0);
      calibration.processElement(record(ours("ours-1", 3, 3)), 0);

      assertThat(calibration.extractOutputValues())
          .containsExactly(ours("ours-2", 2, 2), ours("ours-1", 3, 3));
      assertThat(calibration.getSideOutput(LETTERS)).isNull();
    }
  }

  @Test
  void inANewEpochItSaysItAgainSinceALostAttemptMayHaveWrittenAnother() throws Exception {
    OperatorSubtaskState state;
    try (var before = calibration(SUBMITTED)) {
      before.open();
      before.processElement(record(ours("ours-2", 2, 2)), 0);
      state = before.snapshot(1, 1);
    }
    try (var after = calibration(SUBMITTED + 1_000)) {
      after.initializeState(state);
      after.open();
      assertThat(after.extractOutputValues()).isEmpty();
      after.processElement(record(ours("ours-1", 3, 1)), 0);

      assertThat(after.extractOutputValues()).containsExactly(ours("ours-2", 2, 2));
    }
  }

  @Test
  void whatIsNoneForThisJobGoesToTheDeadLettersAsItCame() throws Exception {
    RawRecord garbage = record("x", 1, new byte[] {1, 2});
    RawRecord unreadable = record(published("ours-1", "words=none", 1));
    RawRecord ships = record(published(OWN.id(), ours("x", 2, 1).getText(), 1));
    RawRecord zero = record(ours("ours-1", 2, 0));
    RawRecord other = record(ours("ours-2", 5, 9));
    try (var calibration = calibration(SUBMITTED)) {
      calibration.open();
      calibration.processElement(record(ours("ours-2", 2, 2)), 0);
      for (RawRecord refused : List.of(garbage, unreadable, ships, zero, other)) {
        calibration.processElement(refused, 0);
      }

      assertThat(calibration.extractOutputValues()).containsExactly(ours("ours-2", 2, 2));
      assertThat(calibration.getSideOutput(LETTERS).stream().map(letter -> letter.getValue()))
          .extracting(DeadLetter::refused)
          .containsExactly(garbage, unreadable, ships, zero, other);
      assertThat(calibration.getSideOutput(LETTERS).stream().map(letter -> letter.getValue()))
          .extracting(DeadLetter::reason)
          .satisfiesExactly(
              reason -> assertThat(reason).contains("no CalibrationPublished"),
              reason -> assertThat(reason).contains("must weigh words by"),
              reason -> assertThat(reason).contains("and says something else"),
              reason -> assertThat(reason).contains("Value '0' of sequence"),
              reason ->
                  assertThat(reason)
                      .isEqualTo("Calibration 'ours-2' was published with another content before"));
    }
  }

  private static CalibrationPublished ours(String id, double slope, long sequence) {
    LogitMap map = new LogitMap(slope, 0);
    return published(id, OWN.moved(id, map, map, Map.of()).text(), sequence);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, RawRecord, CalibrationPublished>
      calibration(long submittedAt) throws Exception {
    var calibration =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new CalibrationFunction(submittedAt, OWN, LETTERS)),
            record -> "",
            Types.STRING);
    calibration.setup(new CodecSerializer<>(new CalibrationPublishedCodec()));
    return calibration;
  }
}
