package io.clonestream;

import io.clonestream.codec.Codec;
import io.clonestream.codec.CodecSerializer;
import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.DeadLetterCodec;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.follow.FollowFunction;
import io.clonestream.follow.Membership;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistoryCodec;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.CloneClassCodec;
import io.clonestream.gate.GateOperator;
import io.clonestream.gate.GateState;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.HashingEmbedder;
import io.clonestream.match.BlockEntry;
import io.clonestream.match.BlockFunction;
import io.clonestream.match.Calibration;
import io.clonestream.match.Codebook;
import io.clonestream.match.HomeFunction;
import io.clonestream.match.HomeMessage;
import io.clonestream.match.HomeMessageCodec;
import io.clonestream.match.MatchOptions;
import io.clonestream.match.SpreadFunction;
import io.clonestream.pair.PairFunction;
import io.clonestream.pair.PairMessage;
import io.clonestream.pair.PartnerFunction;
import io.clonestream.pair.PartnerMessage;
import io.clonestream.pair.RelationCodec;
import io.clonestream.pair.RelationFunction;
import io.clonestream.pair.RelationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The stages of {@link SimulatedJob}: the pipeline's own operators, each subtask by itself. */
final class Operators {

  private static final long SUBMITTED = 1_800_000_000_000L;
  private static final String MODEL = new HashingEmbedder().model();
  private static final int[] BUCKETS = GateState.bucketKeys(SimulatedJob.MAX_PARALLELISM);
  private static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", new CodecType<>(DeadLetter.class, new DeadLetterCodec()));
  private static final OutputTag<SymbolHistory> HISTORIES =
      new OutputTag<>("histories", new CodecType<>(SymbolHistory.class, new SymbolHistoryCodec()));
  private static final OutputTag<CloneClass> CLASSES =
      new OutputTag<>("classes", new CodecType<>(CloneClass.class, new CloneClassCodec()));
  private static final OutputTag<HomeMessage> FEATURES =
      new OutputTag<>("features", new CodecType<>(HomeMessage.class, new HomeMessageCodec()));

  @SuppressWarnings({"unchecked", "rawtypes"}) // never reads and never writes
  private static final Codec ANY = new RelationCodec();

  private Operators() {}

  /** A subtask at work. */
  static final class Running {
    private final OneInputStreamOperatorTestHarness<Object, Object> harness;

    private Running(OneInputStreamOperatorTestHarness<Object, Object> harness) {
      this.harness = harness;
    }

    void process(Object element, Consumer<Object> outputs) throws Exception {
      harness.processElement(element, 0);
      drain(harness.getOutput(), outputs);
      drain(harness.getSideOutput(CLASSES), outputs);
      drain(harness.getSideOutput(FEATURES), outputs);
      drain(harness.getSideOutput(HISTORIES), outputs);
      Queue<?> letters = harness.getSideOutput(DEAD_LETTERS);
      if (letters != null) {
        letters.clear();
      }
    }

    OperatorSubtaskState snapshot(long checkpoint) throws Exception {
      return harness.snapshot(checkpoint, checkpoint);
    }

    void close() throws Exception {
      harness.close();
    }

    private static void drain(@Nullable Queue<?> queue, Consumer<Object> outputs) {
      while (queue != null && !queue.isEmpty()) {
        outputs.accept(((StreamRecord<?>) queue.remove()).getValue());
      }
    }
  }

  static int bucket(Membership fact) {
    return BUCKETS[GateState.bucket(fact.fragmentId())];
  }

  /** What follows from a new fragment: its entries into blocks and its features for its home. */
  static List<Object> infer(Fragment fragment) {
    try (var spread = spread()) {
      byte[] vector = new HashingEmbedder().embed(fragment.text()).join();
      spread.processElement(new EmbeddedFragment(fragment, vector, MODEL), 0);
      List<Object> outputs = new ArrayList<>();
      Running.drain(spread.getSideOutput(FEATURES), outputs::add);
      Running.drain(spread.getOutput(), outputs::add);
      return outputs;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static OneInputStreamOperatorTestHarness<EmbeddedFragment, BlockEntry> spread()
      throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new SpreadFunction(Codebook.DEFAULT, FEATURES)));
    harness.open();
    return harness;
  }

  /**
   * Starts a subtask.
   *
   * @param attempt of the job, from 0: its epoch grows with it
   * @param checkpoint from which it is restored, 0 for none
   * @param state its part of that checkpoint
   */
  static Running start(
      SimulatedJob.Stage stage,
      int parallelism,
      int index,
      int attempt,
      long checkpoint,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    long submittedAt = SUBMITTED + attempt * 1_000L;
    return switch (stage) {
      case FOLLOW ->
          keyed(
              new FollowFunction(submittedAt, HISTORIES, DEAD_LETTERS),
              SymbolFact::symbolId,
              Types.STRING,
              parallelism,
              index,
              checkpoint,
              state);
      case GATE ->
          start(
              new GateOperator(submittedAt, MODEL, 4, 3, BUCKETS, CLASSES),
              Operators::bucket,
              Types.INT,
              parallelism,
              index,
              checkpoint,
              state);
      case BLOCK ->
          keyed(
              new BlockFunction(MatchOptions.SKETCH_DISTANCE.defaultValue()),
              BlockEntry::block,
              Types.LONG,
              parallelism,
              index,
              checkpoint,
              state);
      case HOME ->
          keyed(
              new HomeFunction(Calibration.DEFAULT),
              HomeMessage::home,
              Types.STRING,
              parallelism,
              index,
              checkpoint,
              state);
      case PARTNER ->
          keyed(
              new PartnerFunction<>(PairMessage.SideLived::ofPair),
              PartnerMessage::id,
              Types.STRING,
              parallelism,
              index,
              checkpoint,
              state);
      case PAIR ->
          keyed(
              new PairFunction(submittedAt),
              PairMessage::pairKey,
              Types.STRING,
              parallelism,
              index,
              checkpoint,
              state);
      case RELATED ->
          keyed(
              new PartnerFunction<>(RelationMessage::side),
              PartnerMessage::id,
              Types.STRING,
              parallelism,
              index,
              checkpoint,
              state);
      case RELATION ->
          keyed(
              new RelationFunction(submittedAt, DEAD_LETTERS),
              RelationMessage::relationId,
              Types.STRING,
              parallelism,
              index,
              checkpoint,
              state);
      case SOURCE, INFER, PERSIST -> throw new IllegalArgumentException(stage + " is no operator");
    };
  }

  private static <K, I, O> Running keyed(
      KeyedProcessFunction<K, I, O> function,
      KeySelector<I, K> key,
      TypeInformation<K> keyType,
      int parallelism,
      int index,
      long checkpoint,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    return start(
        new KeyedProcessOperator<>(function), key, keyType, parallelism, index, checkpoint, state);
  }

  @SuppressWarnings("unchecked") // ANY; what a stage takes is decided by the one who sends
  private static <K, I, O> Running start(
      OneInputStreamOperator<I, O> operator,
      KeySelector<I, K> key,
      TypeInformation<K> keyType,
      int parallelism,
      int index,
      long checkpoint,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator, key, keyType, SimulatedJob.MAX_PARALLELISM, parallelism, index);
    harness.setup(new CodecSerializer<O>(ANY)); // outputs are immutable: it copies none
    if (state != null) {
      harness.setRestoredCheckpointId(checkpoint);
      harness.initializeState(state);
    }
    harness.open();
    return new Running((OneInputStreamOperatorTestHarness<Object, Object>) (Object) harness);
  }
}
