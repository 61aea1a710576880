package io.clonestream.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.DeadLetterCodec;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.SymbolFact;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowFunctionTest {

  private static final long SUBMITTED = 1_800_000_000_000L;
  private static final OutputTag<SymbolHistory> HISTORIES =
      new OutputTag<>("histories", new CodecType<>(SymbolHistory.class, new SymbolHistoryCodec()));
  private static final OutputTag<Answer> ANSWERS =
      new OutputTag<>("answers", new CodecType<>(Answer.class, new AnswerCodec()));
  private static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", new CodecType<>(DeadLetter.class, new DeadLetterCodec()));

  /** So that whoever intersects its life with others says so anew, too. */
  @Test
  void aSymbolIsEmittedAnewInANewEpochThoughNothingMoved() throws Exception {
    SymbolFact fact = SymbolFacts.content(1, 1_000, 'a');
    OperatorSubtaskState snapshot;
    Stamp first;
    try (var harness = harness(SUBMITTED, null)) {
      harness.processElement1(fact, 0);
      harness.processElement1(fact, 1);

      assertThat(harness.getSideOutput(HISTORIES)).as("once in an epoch").hasSize(1);
      first = harness.getSideOutput(HISTORIES).remove().getValue().stamp();
      snapshot = harness.snapshot(7, 2);
    }
    try (var harness = harness(SUBMITTED + 60_000, snapshot)) {
      harness.processElement1(fact, 3);

      assertThat(harness.getSideOutput(HISTORIES))
          .singleElement()
          .satisfies(again -> assertThat(again.getValue().stamp()).isGreaterThan(first))
          .satisfies(again -> assertThat(again.getValue().versions()).hasSize(1));
      assertThat(harness.extractOutputValues())
          .as("no timeline moves")
          .allMatch(membership -> membership.sign() == 0);
    }
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, SymbolFact, Request, Membership>
      harness(long submittedAt, @Nullable OperatorSubtaskState state) throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(
                new FollowFunction(submittedAt, HISTORIES, ANSWERS, DEAD_LETTERS)),
            SymbolFact::symbolId,
            Request::id,
            Types.STRING);
    if (state != null) {
      harness.setRestoredCheckpointId(7);
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }
}
