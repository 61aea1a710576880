package io.clonestream.gate;

import io.clonestream.codec.CodecType;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.follow.Answer;
import io.clonestream.follow.AnswerCodec;
import io.clonestream.follow.Membership;
import io.clonestream.follow.SymbolFacts;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** A gate under test, over real RocksDB state. */
final class Gate
    extends KeyedTwoInputStreamOperatorTestHarness<Integer, Membership, Request, Fragment> {

  static final int MAX_PARALLELISM = 128;
  static final int[] BUCKETS = GateState.bucketKeys(MAX_PARALLELISM);
  private static final long FILTER_BYTES = 1 << 20;
  static final long SUBMITTED = 1_800_000_000_000L;
  static final char[] DIGITS = "0123456789abcdef".toCharArray();
  private static final OutputTag<CloneClass> CLASSES =
      new OutputTag<>("classes", new CodecType<>(CloneClass.class, new CloneClassCodec()));
  private static final OutputTag<Answer> ANSWERS =
      new OutputTag<>("answers", new CodecType<>(Answer.class, new AnswerCodec()));

  private Gate(GateOperator operator, int parallelism, int subtask) throws Exception {
    super(
        operator,
        fact -> BUCKETS[GateState.bucket(fact.fragmentId())],
        asked -> BUCKETS[GateState.bucket(asked.id())],
        Types.INT,
        MAX_PARALLELISM,
        parallelism,
        subtask);
  }

  static int owner(char digit, int parallelism) {
    return owner(String.valueOf(digit).repeat(32), parallelism);
  }

  static int owner(String fragmentId, int parallelism) {
    return org.apache.flink.runtime.state.KeyGroupRangeAssignment.assignKeyToParallelOperator(
        BUCKETS[GateState.bucket(fragmentId)], MAX_PARALLELISM, parallelism);
  }

  static List<Answer> answers(Gate gate) {
    return gate.getSideOutput(ANSWERS).stream().map(record -> record.getValue()).toList();
  }

  static Membership opens(char digit, long instant) {
    return membership(digit, instant, 1, false);
  }

  static Membership closes(char digit, long instant) {
    return membership(digit, instant, -1, false);
  }

  static Membership membership(char digit, long instant, int sign, boolean generated) {
    Code code = SymbolFacts.code(digit);
    return new Membership(
        code.id(), instant, "commit" + instant, sign, generated, sign < 0 ? null : code);
  }

  static List<Fragment> released(Gate gate) {
    return gate.extractOutputValues();
  }

  static List<CloneClass> classes(Gate gate) {
    var output = gate.getSideOutput(CLASSES);
    return output == null ? List.of() : output.stream().map(record -> record.getValue()).toList();
  }

  static CloneClass lastClass(Gate gate, char digit) {
    String id = String.valueOf(digit).repeat(32);
    return Objects.requireNonNull(
        classes(gate).stream()
            .filter(c -> c.fragmentId().equals(id))
            .reduce((first, second) -> second)
            .orElse(null));
  }

  static Gate gate(
      @Nullable OperatorSubtaskState state, long submittedAt, int subtask, int parallelism)
      throws Exception {
    return gate(state, submittedAt, subtask, parallelism, 1_000, 100);
  }

  static Gate gate(
      @Nullable OperatorSubtaskState state,
      long submittedAt,
      int subtask,
      int parallelism,
      long clean,
      int dirty)
      throws Exception {
    Gate harness =
        new Gate(
            new GateOperator(
                submittedAt,
                "model",
                new GateSettings(clean, dirty, FILTER_BYTES, true),
                BUCKETS,
                CLASSES,
                ANSWERS),
            parallelism,
            subtask);
    harness.setStateBackend(new EmbeddedRocksDBStateBackend());
    if (state != null) {
      harness.setRestoredCheckpointId(7);
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }
}
