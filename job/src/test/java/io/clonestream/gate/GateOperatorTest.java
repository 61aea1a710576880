package io.clonestream.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.CodecType;
import io.clonestream.codec.Digest;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.follow.Answer;
import io.clonestream.follow.AnswerCodec;
import io.clonestream.follow.Membership;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolFacts;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The gate over real RocksDB state. */
class GateOperatorTest {

  private static final int MAX_PARALLELISM = 128;
  private static final int[] BUCKETS = GateState.bucketKeys(MAX_PARALLELISM);
  private static final long FILTER_BYTES = 1 << 20;
  private static final long SUBMITTED = 1_800_000_000_000L;
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();
  private static final OutputTag<CloneClass> CLASSES =
      new OutputTag<>("classes", new CodecType<>(CloneClass.class, new CloneClassCodec()));
  private static final OutputTag<Answer> ANSWERS =
      new OutputTag<>("answers", new CodecType<>(Answer.class, new AnswerCodec()));

  /** A gate under test. */
  private static final class Gate
      extends KeyedTwoInputStreamOperatorTestHarness<Integer, Membership, Request, Fragment> {
    Gate(GateOperator operator, int parallelism, int subtask) throws Exception {
      super(
          operator,
          fact -> BUCKETS[GateState.bucket(fact.fragmentId())],
          asked -> BUCKETS[GateState.bucket(asked.id())],
          Types.INT,
          MAX_PARALLELISM,
          parallelism,
          subtask);
    }
  }

  @Test
  void aFragmentGoesToInferenceOnceHoweverManyCopiesArrive() throws Exception {
    try (var gate = gate(null, SUBMITTED, 0, 1)) {
      for (int copy = 0; copy < 100; copy++) {
        gate.processElement1(opens('a', 100 + copy), 0);
      }
      gate.processElement1(opens('b', 300), 0);

      assertThat(released(gate)).extracting(Fragment::name).containsExactly("namea", "nameb");
      assertThat(lastClass(gate, 'a').size()).isEqualTo(100);
    }
  }

  @Test
  void generatedCodeWaitsForTheFirstMemberThatIsNot() throws Exception {
    try (var gate = gate(null, SUBMITTED, 0, 1)) {
      gate.processElement1(membership('a', 100, 1, true), 0);
      assertThat(released(gate)).isEmpty();

      gate.processElement1(opens('a', 200), 0);
      assertThat(released(gate)).hasSize(1);
    }
  }

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
  void aClassIsEmittedWhenItsContentOrTheEpochDiffersAndNotOtherwise() throws Exception {
    OperatorSubtaskState snapshot;
    try (var gate = gate(null, SUBMITTED, 0, 1)) {
      gate.processElement1(opens('a', 100), 0);
      gate.processElement1(membership('a', 100, 0, false), 0);
      assertThat(classes(gate)).hasSize(1);
      snapshot = gate.snapshot(7, 1);
    }
    try (var gate = gate(snapshot, SUBMITTED, 0, 1)) {
      gate.processElement1(membership('a', 100, 0, false), 0);

      assertThat(classes(gate)).hasSize(1);
      assertThat(classes(gate).get(0).stamp().epoch()).isPositive();
      assertThat(classes(gate).get(0).stamp().revision()).isEqualTo(2);
    }
  }

  @Test
  void aSmallCacheCostsReadsButDecidesNothing() throws Exception {
    try (var gate = gate(null, SUBMITTED, 0, 1, 1, 1)) {
      for (int round = 0; round < 3; round++) {
        for (char digit : DIGITS) {
          gate.processElement1(opens(digit, 100 + round), 0);
        }
      }
      assertThat(released(gate)).hasSize(16);
      assertThat(lastClass(gate, 'c').size()).isEqualTo(3);
    }
  }

  @Test
  void afterTenParallelWritersEveryClassCountsOnceAndIsKnownToTheOneThatOwnsIt() throws Exception {
    int writers = 10;
    int classes = 5_000;
    List<Membership> facts =
        IntStream.range(0, classes).mapToObj(GateOperatorTest::numbered).toList();
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<Integer>> counts =
          IntStream.range(0, writers)
              .mapToObj(writer -> threads.submit(() -> introduced(facts, writer, writers)))
              .toList();
      int sum = 0;
      for (Future<Integer> count : counts) {
        sum += count.get();
      }
      assertThat(sum).isEqualTo(classes);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Ids in the filters of one of several gates after all that is its own came twice. */
  private static int introduced(List<Membership> facts, int writer, int writers) throws Exception {
    try (var gate = gate(null, SUBMITTED, writer, writers, 16, 16)) {
      for (int time = 0; time < 2; time++) {
        for (Membership fact : facts) {
          if (owner(fact.fragmentId(), writers) == writer) {
            int before = released(gate).size();
            gate.processElement1(fact, 0);
            assertThat(released(gate)).hasSize(before + (time == 0 ? 1 : 0));
          }
        }
      }
      int[] ids = {0};
      ((GateOperator) gate.getOperator()).filters().forEach((key, of) -> ids[0] += of.size());
      return ids[0];
    }
  }

  private static Membership numbered(int number) {
    String id = Digest.id(new byte[] {(byte) (number >> 8), (byte) number});
    return new Membership(id, 100, "commit100", 1, false, SymbolFacts.fragment(id));
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

  @Test
  void everyKeyGroupOwnsEquallyManyBuckets() {
    int[] owned = new int[MAX_PARALLELISM];
    for (int key : BUCKETS) {
      owned[
          org.apache.flink.runtime.state.KeyGroupRangeAssignment.assignToKeyGroup(
              key, MAX_PARALLELISM)]++;
    }
    assertThat(owned).containsOnly(GateState.BUCKETS / MAX_PARALLELISM);
  }

  private static int owner(char digit, int parallelism) {
    return owner(String.valueOf(digit).repeat(32), parallelism);
  }

  private static int owner(String fragmentId, int parallelism) {
    return org.apache.flink.runtime.state.KeyGroupRangeAssignment.assignKeyToParallelOperator(
        BUCKETS[GateState.bucket(fragmentId)], MAX_PARALLELISM, parallelism);
  }

  @Test
  void aClassThatIsAskedForIsAnsweredAboveWhatIsStored() throws Exception {
    try (var gate = gate(null, SUBMITTED, 0, 1)) {
      gate.processElement1(opens('a', 100), 0);
      Stamp emitted = lastClass(gate, 'a').stamp();

      gate.processElement2(asked('a', emitted.epoch(), 7), 0);
      gate.processElement1(opens('a', 200), 0);

      Stamp above = new Stamp(emitted.epoch(), 8);
      assertThat(answers(gate)).extracting(Answer::stamp).containsExactly(above);
      assertThat(Bytes.decode(new CloneClassCodec(), answers(gate).get(0).content()))
          .isEqualTo(classes(gate).get(0).withStamp(above));
      assertThat(lastClass(gate, 'a').stamp()).isEqualTo(new Stamp(emitted.epoch(), 9));
    }
  }

  @Test
  void aClassThatNobodyKnowsIsWithdrawnAndItsFirstRowComesAbove() throws Exception {
    OperatorSubtaskState snapshot;
    try (var gate = gate(null, SUBMITTED, 0, 1)) {
      gate.processElement1(opens('b', 100), 0);
      long epoch = lastClass(gate, 'b').stamp().epoch();
      gate.processElement2(asked('a', epoch, 5), 0);

      assertThat(answers(gate)).allMatch(Answer::isWithdrawal);
      assertThat(answers(gate)).extracting(Answer::stamp).containsExactly(new Stamp(epoch, 6));
      snapshot = gate.snapshot(7, 1);
    }
    try (var gate = gate(snapshot, SUBMITTED, 0, 1)) {
      gate.processElement1(opens('a', 200), 0);

      assertThat(lastClass(gate, 'a').stamp().revision()).isEqualTo(7);
      assertThat(released(gate)).hasSize(1);
    }
  }

  @Test
  void whatIsNoFragmentsIdIsWithdrawnToo() throws Exception {
    try (var gate = gate(null, SUBMITTED, 0, 1)) {
      gate.processElement2(Request.of(Request.Kind.CLASS, "ghost", 0, 0), 0);

      assertThat(answers(gate)).allMatch(Answer::isWithdrawal);
      assertThat(answers(gate))
          .extracting(answer -> answer.request().key())
          .containsExactly("class ghost");
    }
  }

  @Test
  void anAnswerDoesNotStandForTheFirstEmissionOfAnEpoch() throws Exception {
    OperatorSubtaskState snapshot;
    try (var gate = gate(null, SUBMITTED, 0, 1)) {
      gate.processElement1(opens('a', 100), 0);
      snapshot = gate.snapshot(7, 1);
    }
    try (var gate = gate(snapshot, SUBMITTED + 60_000, 0, 1)) {
      gate.processElement2(asked('a', 0, 0), 0);
      gate.processElement1(membership('a', 100, 0, false), 0);

      assertThat(classes(gate)).as("forwarded to partners in the new epoch").hasSize(1);
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

  private static Request asked(char digit, long epoch, long revision) {
    return Request.of(Request.Kind.CLASS, String.valueOf(digit).repeat(32), epoch, revision);
  }

  private static List<Answer> answers(Gate gate) {
    return gate.getSideOutput(ANSWERS).stream().map(record -> record.getValue()).toList();
  }

  private static Membership opens(char digit, long instant) {
    return membership(digit, instant, 1, false);
  }

  private static Membership closes(char digit, long instant) {
    return membership(digit, instant, -1, false);
  }

  private static Membership membership(char digit, long instant, int sign, boolean generated) {
    Fragment fragment = SymbolFacts.fragment(digit);
    return new Membership(
        fragment.id(), instant, "commit" + instant, sign, generated, sign < 0 ? null : fragment);
  }

  private static List<Fragment> released(Gate gate) {
    return gate.extractOutputValues();
  }

  private static List<CloneClass> classes(Gate gate) {
    var output = gate.getSideOutput(CLASSES);
    return output == null ? List.of() : output.stream().map(record -> record.getValue()).toList();
  }

  private static CloneClass lastClass(Gate gate, char digit) {
    String id = String.valueOf(digit).repeat(32);
    return Objects.requireNonNull(
        classes(gate).stream()
            .filter(c -> c.fragmentId().equals(id))
            .reduce((first, second) -> second)
            .orElse(null));
  }

  private static Gate gate(
      @Nullable OperatorSubtaskState state, long submittedAt, int subtask, int parallelism)
      throws Exception {
    return gate(state, submittedAt, subtask, parallelism, 1_000, 100);
  }

  private static Gate gate(
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
                submittedAt, "model", clean, dirty, FILTER_BYTES, BUCKETS, CLASSES, ANSWERS),
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
