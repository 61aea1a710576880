package io.clonestream.gate;

import io.clonestream.codec.Codec;
import io.clonestream.codec.CodecSerializer;
import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.DeadLetterCodec;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.FingerprintFunction;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.FragmentCodec;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.fingerprint.SymbolFactCodec;
import io.clonestream.follow.Answer;
import io.clonestream.follow.AnswerCodec;
import io.clonestream.follow.FollowFunction;
import io.clonestream.follow.Membership;
import io.clonestream.follow.MembershipCodec;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistoryCodec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.util.OutputTag;

/**
 * What every event passes before inference, in this thread: fingerprint, follow and gate, the
 * latter two over RocksDB. What goes from one to the next is encoded and decoded, as between two
 * tasks.
 */
final class GateChain implements AutoCloseable {

  private static final int MAX_PARALLELISM = 128;
  private static final int[] BUCKETS = GateState.bucketKeys(MAX_PARALLELISM);
  private static final long SUBMITTED = 1_800_000_000_000L;
  private static final OutputTag<DeadLetter> DEAD_LETTERS =
      tag("dead-letters", DeadLetter.class, new DeadLetterCodec());
  private static final OutputTag<SymbolHistory> HISTORIES =
      tag("histories", SymbolHistory.class, new SymbolHistoryCodec());
  private static final OutputTag<CloneClass> CLASSES =
      tag("classes", CloneClass.class, new CloneClassCodec());
  private static final OutputTag<Answer> ANSWERS = tag("answers", Answer.class, new AnswerCodec());

  private final SymbolFactCodec factCodec = new SymbolFactCodec();
  private final MembershipCodec membershipCodec = new MembershipCodec();
  private final OneInputStreamOperatorTestHarness<RawRecord, SymbolFact> fingerprint;
  private final KeyedTwoInputStreamOperatorTestHarness<String, SymbolFact, Request, Membership>
      follow;
  private final KeyedTwoInputStreamOperatorTestHarness<Integer, Membership, Request, Fragment> gate;
  private final GateOperator operator;
  private Taken taken = new Taken();
  private final DataOutputSerializer wire = new DataOutputSerializer(1 << 16);
  private final DataInputDeserializer reader = new DataInputDeserializer();
  private long checkpoints;

  /**
   * What events took: processor time of this thread in nanoseconds by operator, counts, and bytes
   * sent between operators.
   */
  static final class Taken {
    int events;
    int facts;
    int released;
    int refused;
    long bytes;
    long fingerprint;
    long follow;
    long gate;
    long transport;
    long checkpoint;

    long all() {
      return fingerprint + follow + gate + transport + checkpoint;
    }
  }

  /**
   * The operators.
   *
   * @param cacheRecords as gate.cache-records
   * @param directory of their state
   */
  GateChain(long cacheRecords, Path directory) throws Exception {
    fingerprint =
        ProcessFunctionTestHarnesses.forProcessFunction(new FingerprintFunction(DEAD_LETTERS));
    follow =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(
                new FollowFunction(SUBMITTED, HISTORIES, ANSWERS, DEAD_LETTERS)),
            SymbolFact::symbolId,
            Request::id,
            Types.STRING,
            MAX_PARALLELISM,
            1,
            0);
    operator =
        new GateOperator(
            SUBMITTED,
            "model",
            GateOptions.settings(new Configuration().set(GateOptions.CACHE_RECORDS, cacheRecords)),
            BUCKETS,
            CLASSES,
            ANSWERS);
    gate =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            operator,
            fact -> BUCKETS[GateState.bucket(fact.fragmentId())],
            asked -> BUCKETS[GateState.bucket(asked.id())],
            Types.INT,
            MAX_PARALLELISM,
            1,
            0);
    open(follow, membershipCodec, directory.resolve("follow"));
    open(gate, new FragmentCodec(), directory.resolve("gate"));
  }

  private static <T> OutputTag<T> tag(String id, Class<T> type, Codec<T> codec) {
    return new OutputTag<>(id, new CodecType<>(type, codec));
  }

  private static <O> void open(
      AbstractStreamOperatorTestHarness<O> harness, Codec<O> output, Path directory)
      throws Exception {
    EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend(true);
    backend.setDbStoragePath(directory.toString());
    backend.getMemoryConfiguration().setUseManagedMemory(false); // the harness has hardly any
    harness.setStateBackend(backend);
    harness.setCheckpointStorage(
        new FileSystemCheckpointStorage(directory.resolveSibling("checkpoints").toUri()));
    harness.setup(new CodecSerializer<>(output)); // outputs are immutable: it copies none
    harness.open();
  }

  /** Lets them take in the events of a commit, operator by operator. */
  void add(List<RawRecord> events) throws Exception {
    long start = nanos();
    for (RawRecord event : events) {
      fingerprint.processElement(event, 0);
    }
    List<SymbolFact> facts = fingerprint.extractOutputValues();
    long read = nanos();
    List<SymbolFact> sentFacts = sent(factCodec, facts);
    long toFollow = nanos();
    for (SymbolFact fact : sentFacts) {
      follow.processElement1(fact, 0);
    }
    List<Membership> memberships = follow.extractOutputValues();
    long followed = nanos();
    List<Membership> sentMemberships = sent(membershipCodec, memberships);
    long toGate = nanos();
    for (Membership membership : sentMemberships) {
      gate.processElement1(membership, 0);
    }
    long gated = nanos();
    taken.events += events.size();
    taken.facts += memberships.size();
    taken.refused += events.size() - facts.size();
    taken.released += gate.extractOutputValues().size();
    taken.fingerprint += read - start;
    taken.follow += followed - toFollow;
    taken.gate += gated - toGate;
    taken.transport += toFollow - read + toGate - followed;
    clear(fingerprint, DEAD_LETTERS);
    clear(follow, HISTORIES);
    clear(gate, CLASSES);
  }

  /** What comes out of the network on the other side. */
  private <T> List<T> sent(Codec<T> codec, List<T> values) throws IOException {
    List<T> received = new ArrayList<>(values.size());
    for (T value : values) {
      wire.clear();
      codec.write(value, wire);
      taken.bytes += wire.length();
      reader.setBuffer(wire.getSharedBuffer(), 0, wire.length());
      received.add(codec.read(reader, codec.version()));
    }
    return received;
  }

  private static void clear(AbstractStreamOperatorTestHarness<?> harness, OutputTag<?> side) {
    harness.getOutput().clear();
    if (harness.getSideOutput(side) != null) {
      harness.getSideOutput(side).clear();
    }
  }

  /** Takes a checkpoint of both, as the job does every few seconds. */
  void checkpoint() throws Exception {
    long start = nanos();
    checkpoints++;
    follow.snapshot(checkpoints, checkpoints);
    gate.snapshot(checkpoints, checkpoints);
    taken.checkpoint += nanos() - start;
  }

  /** What events took since the last call. */
  Taken taken() {
    Taken last = taken;
    taken = new Taken();
    return last;
  }

  GateOperator gate() {
    return operator;
  }

  /** Processor time of this thread so far. */
  static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Override
  public void close() throws Exception {
    fingerprint.close();
    follow.close();
    gate.close();
  }
}
