package io.clonestream;

import io.clonestream.KeyedHarness.Place;
import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.DeadLetterCodec;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.follow.Answer;
import io.clonestream.follow.AnswerCodec;
import io.clonestream.follow.Epoch;
import io.clonestream.follow.FollowFunction;
import io.clonestream.follow.OwnerFunction;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistoryCodec;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.CloneClassCodec;
import io.clonestream.gate.GateOperator;
import io.clonestream.gate.GateSettings;
import io.clonestream.gate.GateState;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.HashingEmbedder;
import io.clonestream.match.BlockEntry;
import io.clonestream.match.BlockFunction;
import io.clonestream.match.BlockRules;
import io.clonestream.match.Calibration;
import io.clonestream.match.CalibrationFile;
import io.clonestream.match.CalibrationFunction;
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
import io.clonestream.pair.RelationFunction;
import io.clonestream.pair.RelationMessage;
import io.clonestream.schemas.CalibrationPublished;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.ThrowingConsumer;

/** The stages of {@link SimulatedJob}: the pipeline's own operators, each subtask by itself. */
final class Operators {

  private static final long SUBMITTED = 1_800_000_000_000L;
  private static final String MODEL = new HashingEmbedder().model();
  private static final CalibrationFile CALIBRATION = CalibrationFile.of(Calibration.DEFAULT);
  private static final int[] BUCKETS = GateState.bucketKeys(SimulatedJob.MAX_PARALLELISM);
  private static final Map<EmbeddedFragment, List<Object>> SPREAD = new ConcurrentHashMap<>();
  private static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", new CodecType<>(DeadLetter.class, new DeadLetterCodec()));
  private static final OutputTag<SymbolHistory> HISTORIES =
      new OutputTag<>("histories", new CodecType<>(SymbolHistory.class, new SymbolHistoryCodec()));
  private static final OutputTag<CloneClass> CLASSES =
      new OutputTag<>("classes", new CodecType<>(CloneClass.class, new CloneClassCodec()));
  private static final OutputTag<Answer> ANSWERS =
      new OutputTag<>("answers", new CodecType<>(Answer.class, new AnswerCodec()));
  private static final OutputTag<HomeMessage> FEATURES =
      new OutputTag<>("features", new CodecType<>(HomeMessage.class, new HomeMessageCodec()));
  private static final List<OutputTag<?>> ASIDE =
      List.of(CLASSES, FEATURES, HISTORIES, ANSWERS, DEAD_LETTERS);

  private Operators() {}

  /** A subtask at work. */
  static final class Running {
    private final KeyedHarness<?> harness;
    private final ThrowingConsumer<Object, Exception> input;

    private Running(KeyedHarness<?> harness, ThrowingConsumer<Object, Exception> input) {
      this.harness = harness;
      this.input = input;
    }

    void process(Object element, Consumer<Object> outputs) throws Exception {
      input.accept(element);
      harness.drain(ASIDE, outputs);
    }

    OperatorSubtaskState snapshot(long checkpoint) throws Exception {
      return harness.snapshot(checkpoint);
    }

    void close() throws Exception {
      harness.close();
    }
  }

  /** The key by which a class is owned. */
  static int bucket(String fragmentId) {
    return BUCKETS[GateState.bucket(fragmentId)];
  }

  /**
   * What follows from an embedding: its entries into blocks and its features for its home, a pure
   * function, so that it is computed once.
   */
  static List<Object> spread(EmbeddedFragment embedded) {
    return SPREAD.computeIfAbsent(embedded, Operators::spreadOnce);
  }

  private static List<Object> spreadOnce(EmbeddedFragment embedded) {
    var function = new SpreadFunction(new BlockRules(Codebook.DEFAULT, 2), CALIBRATION, FEATURES);
    try {
      var harness =
          new KeyedHarness<>(
              new ProcessOperator<>(function), Types.STRING, new Place(1, 0, 0, null));
      List<Object> outputs = new ArrayList<>();
      harness.process("", embedded);
      harness.drain(ASIDE, outputs::add);
      harness.close();
      return outputs;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The epoch of an attempt.
   *
   * @param attempt of the job, from 0
   * @param checkpoint that it goes on from; 0 for none
   */
  static long epoch(int attempt, long checkpoint) {
    return Epoch.of(submittedAt(attempt), checkpoint, 0);
  }

  private static long submittedAt(int attempt) {
    return SUBMITTED + attempt * 1_000L;
  }

  /**
   * Starts a subtask.
   *
   * @param attempt of the job, from 0: its epoch grows with it
   */
  static Running start(Stage stage, int attempt, Place place) throws Exception {
    long submittedAt = submittedAt(attempt);
    return switch (stage) {
      case FOLLOW ->
          owner(
              new FollowFunction(submittedAt, HISTORIES, ANSWERS, DEAD_LETTERS),
              SymbolFact::symbolId,
              place);
      case GATE ->
          start(
              new GateOperator(
                  submittedAt,
                  MODEL,
                  new GateSettings(4, 3, 1 << 14, true),
                  BUCKETS,
                  CLASSES,
                  ANSWERS),
              fact -> bucket(fact.fragmentId()),
              asked -> bucket(asked.id()),
              Types.INT,
              place);
      case BLOCK ->
          keyed(
              new BlockFunction(CALIBRATION, MatchOptions.SCREEN_MARGIN.defaultValue()),
              BlockEntry::block,
              Types.LONG,
              place);
      case CALIBRATION ->
          keyed(
              new CalibrationFunction(submittedAt, CALIBRATION, DEAD_LETTERS),
              record -> "",
              Types.STRING,
              place);
      case HOME -> home(place);
      case PARTNER ->
          keyed(
              new PartnerFunction<>(PairMessage.SideLived::ofPair),
              PartnerMessage::id,
              Types.STRING,
              place);
      case PAIR -> owner(new PairFunction(submittedAt, ANSWERS), PairMessage::pairKey, place);
      case RELATED ->
          keyed(
              new PartnerFunction<>(RelationMessage::side),
              PartnerMessage::id,
              Types.STRING,
              place);
      case RELATION ->
          owner(
              new RelationFunction(submittedAt, ANSWERS, DEAD_LETTERS),
              RelationMessage::relationId,
              place);
      case SOURCE, INFER, PERSIST -> throw new IllegalArgumentException(stage + " is no operator");
    };
  }

  private static Running home(Place place) throws Exception {
    var operator =
        new CoBroadcastWithKeyedOperator<>(
            new HomeFunction(CALIBRATION), List.of(HomeFunction.IN_FORCE));
    var harness = new KeyedHarness<>(operator, Types.STRING, place);
    return new Running(
        harness,
        element -> {
          if (element instanceof CalibrationPublished published) {
            harness.processSecond(null, published);
          } else {
            harness.processFirst(((HomeMessage) element).home(), element);
          }
        });
  }

  private static <I, O> Running owner(
      OwnerFunction<I, O> function, KeySelector<I, String> key, Place place) throws Exception {
    return start(new KeyedCoProcessOperator<>(function), key, Request::id, Types.STRING, place);
  }

  @SuppressWarnings("unchecked") // what a stage takes is decided by the one who sends
  private static <
          K, I, O, P extends AbstractStreamOperator<O> & TwoInputStreamOperator<I, Request, O>>
      Running start(
          P operator,
          KeySelector<I, K> key,
          KeySelector<Request, K> requestKey,
          TypeInformation<K> keyType,
          Place place)
          throws Exception {
    var harness = new KeyedHarness<>(operator, keyType, place);
    return new Running(
        harness,
        element -> {
          if (element instanceof Request request) {
            harness.processSecond(requestKey.getKey(request), request);
          } else {
            harness.processFirst(key.getKey((I) element), element);
          }
        });
  }

  @SuppressWarnings("unchecked") // what a stage takes is decided by the one who sends
  private static <K, I, O> Running keyed(
      KeyedProcessFunction<K, I, O> function,
      KeySelector<I, K> key,
      TypeInformation<K> keyType,
      Place place)
      throws Exception {
    var harness = new KeyedHarness<>(new KeyedProcessOperator<>(function), keyType, place);
    return new Running(harness, element -> harness.process(key.getKey((I) element), element));
  }
}
