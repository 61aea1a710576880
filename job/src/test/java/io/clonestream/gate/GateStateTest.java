package io.clonestream.gate;

import static io.clonestream.gate.Gate.BUCKETS;
import static io.clonestream.gate.Gate.DIGITS;
import static io.clonestream.gate.Gate.MAX_PARALLELISM;
import static io.clonestream.gate.Gate.SUBMITTED;
import static io.clonestream.gate.Gate.closes;
import static io.clonestream.gate.Gate.gate;
import static io.clonestream.gate.Gate.lastClass;
import static io.clonestream.gate.Gate.opens;
import static io.clonestream.gate.Gate.owner;
import static io.clonestream.gate.Gate.released;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;

/** What the gate stored is read again, at any parallelism and from earlier versions. */
class GateStateTest {

  @Test
  void whatWasSeenStaysSeenAfterARestoreAtAnyParallelism() throws Exception {
    OperatorSubtaskState snapshot;
    try (var gate = gate(null, SUBMITTED, 0, 1)) {
      for (char digit : DIGITS) {
        gate.processElement1(opens(digit, 100), 0);
      }
      snapshot = gate.snapshot(7, 1);
    }
    int again = 0;
    for (int subtask = 0; subtask < 2; subtask++) {
      OperatorSubtaskState part =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              snapshot, MAX_PARALLELISM, 1, 2, subtask);
      try (var gate = gate(part, SUBMITTED + 60_000, subtask, 2)) {
        for (char digit : DIGITS) {
          if (owner(digit, 2) == subtask) {
            gate.processElement1(closes(digit, 200), 0);
            assertThat(lastClass(gate, digit).periods()).hasSize(1);
            assertThat(lastClass(gate, digit).size()).isZero();
            again++;
          }
        }
        assertThat(released(gate)).isEmpty();
      }
    }
    assertThat(again).isEqualTo(16);
  }

  @Test
  void aFilterThatAnEarlierVersionStoredIsMadeAnewFromTheClasses() throws Exception {
    OperatorSubtaskState snapshot;
    try (var gate = gate(null, SUBMITTED, 0, 1)) {
      gate.processElement1(opens('a', 100), 0);
      gate.snapshot(6, 1);
      KeyedStateBackend<Integer> state = ((GateOperator) gate.getOperator()).getKeyedStateBackend();
      state.setCurrentKey(BUCKETS[GateState.bucket("a".repeat(32))]);
      MapState<Integer, byte[]> pages =
          state.getPartitionedState(
              VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, GateState.PAGES);
      pages.put(0, new byte[4096]);
      pages.put(-1, new byte[] {0, 0, 0, 1});
      snapshot = gate.snapshot(7, 1);
    }
    try (var gate = gate(snapshot, SUBMITTED, 0, 1)) {
      gate.processElement1(opens('a', 200), 0);

      assertThat(released(gate)).as("it was seen").isEmpty();
      assertThat(lastClass(gate, 'a').size()).isEqualTo(2);
    }
  }

  /**
   * {@code gate/class-records-1.state} was written by the version before boilerplate was
   * recognised: sixteen classes with two members each, in version 1 of their codec.
   */
  @Test
  void stateOfAnEarlierVersionIsReadAtAnyParallelismAndWrittenInThisOne() throws Exception {
    OperatorSubtaskState old =
        OperatorSnapshotUtil.readStateHandle("src/test/resources/gate/class-records-1.state");
    int known = 0;
    for (int subtask = 0; subtask < 2; subtask++) {
      OperatorSubtaskState part =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              old, MAX_PARALLELISM, 1, 2, subtask);
      OperatorSubtaskState migrated;
      try (var gate = gate(part, SUBMITTED + 60_000, subtask, 2)) {
        for (char digit : DIGITS) {
          if (owner(digit, 2) == subtask) {
            gate.processElement1(closes(digit, 200), 0);
            assertThat(lastClass(gate, digit).size()).isEqualTo(1);
            assertThat(lastClass(gate, digit).peak()).isEqualTo(2);
            assertThat(lastClass(gate, digit).description().boilerplate()).isNull();
            known++;
          }
        }
        assertThat(released(gate)).as("seen").isEmpty();
        migrated = gate.snapshot(8, 1);
      }
      try (var gate = gate(migrated, SUBMITTED + 120_000, subtask, 2)) {
        for (char digit : DIGITS) {
          if (owner(digit, 2) == subtask) {
            gate.processElement1(closes(digit, 300), 0);
            assertThat(lastClass(gate, digit).size()).isZero();
          }
        }
      }
    }
    assertThat(known).isEqualTo(DIGITS.length);
  }
}
