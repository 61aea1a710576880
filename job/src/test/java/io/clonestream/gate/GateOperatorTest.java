package io.clonestream.gate;

import static io.clonestream.gate.Gate.BUCKETS;
import static io.clonestream.gate.Gate.DIGITS;
import static io.clonestream.gate.Gate.MAX_PARALLELISM;
import static io.clonestream.gate.Gate.SUBMITTED;
import static io.clonestream.gate.Gate.answers;
import static io.clonestream.gate.Gate.classes;
import static io.clonestream.gate.Gate.gate;
import static io.clonestream.gate.Gate.lastClass;
import static io.clonestream.gate.Gate.membership;
import static io.clonestream.gate.Gate.opens;
import static io.clonestream.gate.Gate.owner;
import static io.clonestream.gate.Gate.released;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Digest;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.follow.Answer;
import io.clonestream.follow.Membership;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolFacts;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** The gate over real RocksDB state. */
class GateOperatorTest {

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
      ((GateOperator) gate.getOperator())
          .state()
          .filters()
          .forEach((key, of) -> ids[0] += of.size());
      return ids[0];
    }
  }

  private static Membership numbered(int number) {
    String id = Digest.id(new byte[] {(byte) (number >> 8), (byte) number});
    return new Membership(id, 100, "commit100", 1, false, SymbolFacts.code(id));
  }

  @Test
  void aFilterThatDeniesAKnownClassIsFoundOut() throws Exception {
    try (var gate = gate(null, SUBMITTED, 0, 1)) {
      gate.processElement1(opens('a', 100), 0);
      int bucket = BUCKETS[GateState.bucket("a".repeat(32))];
      ((GateOperator) gate.getOperator()).state().filters().put(bucket, new BloomFilter());
      assertThatThrownBy(() -> gate.processElement1(opens('a', 200), 0))
          .hasMessageContaining("denies class " + "a".repeat(32));
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

  private static Request asked(char digit, long epoch, long revision) {
    return Request.of(Request.Kind.CLASS, String.valueOf(digit).repeat(32), epoch, revision);
  }
}
