package io.clonestream.match;

import io.clonestream.codec.CodecType;
import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import io.clonestream.feed.CalibrationPublishedCodec;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.EmbeddedFragmentCodec;
import io.clonestream.schemas.CalibrationPublished;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by fragment: its features live here, once. A candidate is scored against them, or waits
 * until they are here. Pairs that the job's own calibration stores go on, as the calibration in
 * force rates them; what they were measured by stays, so that all of them go on anew when another
 * calibration comes into force.
 */
public final class HomeFunction
    extends KeyedBroadcastProcessFunction<String, HomeMessage, CalibrationPublished, Similarity>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  /** The calibration in force, under {@link #KEY}; nothing while it is the job's own. */
  public static final MapStateDescriptor<String, CalibrationPublished> IN_FORCE =
      new MapStateDescriptor<>(
          "in-force",
          Types.STRING,
          new CodecType<>(CalibrationPublished.class, new CalibrationPublishedCodec()));

  private static final String KEY = "";
  private static final MapStateDescriptor<String, Measured> MEASURED =
      new MapStateDescriptor<>(
          "measured", Types.STRING, new CodecType<>(Measured.class, new MeasuredCodec()));

  private static final ListStateDescriptor<String> BUILT_BY =
      new ListStateDescriptor<>("built-by", Types.STRING);

  private final CalibrationFile calibration;
  private transient ValueState<EmbeddedFragment> own;
  private transient ListState<EmbeddedFragment> waiting;
  private transient MapState<String, Measured> measured;
  private transient @Nullable PackedFragment packed;
  private transient @Nullable EmbeddedFragment unpacked;
  private transient Scorer scorer;
  private transient @Nullable Scorer inForce;
  private transient Counter scored;
  private transient Counter rescored;
  private transient Histogram micros;

  /**
   * The function.
   *
   * @param calibration the job's own, which decides what is kept
   */
  @SuppressWarnings("NullAway.Init") // state: open
  public HomeFunction(CalibrationFile calibration) {
    this.calibration = calibration;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    ListState<String> builtBy = context.getOperatorStateStore().getUnionListState(BUILT_BY);
    if (context.isRestored()) {
      calibration.requireBuiltBy(builtBy.get());
    }
    builtBy.update(List.of(calibration.mark()));
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // what it was built by never changes
  }

  @Override
  public void open(OpenContext context) {
    var type = new CodecType<>(EmbeddedFragment.class, new EmbeddedFragmentCodec());
    own = getRuntimeContext().getState(new ValueStateDescriptor<>("own", type));
    waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", type));
    measured = getRuntimeContext().getMapState(MEASURED);
    scorer = new Scorer(calibration.calibration());
    StageMetrics metrics = new StageMetrics(getRuntimeContext().getMetricGroup());
    scored = metrics.counter(StageMetric.MATCH_SCORED);
    rescored = metrics.counter(StageMetric.MATCH_RESCORED);
    micros = metrics.histogram(StageMetric.MATCH_HOME_MICROS);
  }

  @Override
  public void processElement(
      HomeMessage message, ReadOnlyContext context, Collector<Similarity> out) throws Exception {
    long start = System.nanoTime();
    take(message, rating(context.getBroadcastState(IN_FORCE)), out);
    micros.update((System.nanoTime() - start) / 1_000);
  }

  private void take(HomeMessage message, Scorer rating, Collector<Similarity> out)
      throws Exception {
    EmbeddedFragment fragment = unpacked(message.fragment());
    if (fragment.fragment().id().equals(message.home())) {
      own.update(fragment);
      boolean waited = false;
      for (EmbeddedFragment candidate : waiting.get()) {
        waited = true;
        score(fragment, candidate, rating, out);
      }
      if (waited) {
        waiting.clear();
      }
      return;
    }
    EmbeddedFragment features = own.value();
    if (features == null) {
      waiting.add(fragment);
    } else {
      score(features, fragment, rating, out);
    }
  }

  /** Messages of one newcomer mostly follow one another: it is decoded once. */
  private EmbeddedFragment unpacked(PackedFragment fragment) throws IOException {
    EmbeddedFragment embedded = unpacked;
    if (embedded == null || packed == null || !Arrays.equals(packed.bytes(), fragment.bytes())) {
      embedded = fragment.embedded();
      packed = fragment;
      unpacked = embedded;
    }
    return embedded;
  }

  /**
   * All pairs anew. Also when the calibration was in force before: what an attempt that crashed
   * wrote may be of another one.
   */
  @Override
  public void processBroadcastElement(
      CalibrationPublished published, Context context, Collector<Similarity> out) throws Exception {
    context.getBroadcastState(IN_FORCE).put(KEY, published);
    inForce = null;
    Scorer rating = rating(context.getBroadcastState(IN_FORCE));
    context.applyToKeyedState(
        MEASURED,
        (home, pairs) -> {
          for (Measured pair : pairs.values()) {
            rescored.inc();
            out.collect(rating.rated(pair));
          }
        });
  }

  private Scorer rating(ReadOnlyBroadcastState<String, CalibrationPublished> state)
      throws Exception {
    Scorer rating = inForce;
    if (rating == null) {
      CalibrationPublished published = state.get(KEY);
      rating =
          published == null
              ? scorer
              : new Scorer(
                  new CalibrationFile(published.getId(), published.getText()).calibration());
      inForce = rating;
    }
    return rating;
  }

  private void score(
      EmbeddedFragment own, EmbeddedFragment other, Scorer rating, Collector<Similarity> out)
      throws Exception {
    if (!Scorer.admits(own.fragment(), other.fragment())) {
      return;
    }
    scored.inc();
    Measured pair = scorer.measure(own, other);
    if (scorer.stores(scorer.of(pair))) {
      measured.put(other.fragment().id(), pair);
      out.collect(rating.rated(pair));
    }
  }
}
