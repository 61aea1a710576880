package io.clonestream.match;

import io.clonestream.codec.CodecType;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.EmbeddedFragmentCodec;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by fragment: its features live here, once. A candidate is scored against them, or waits
 * until they are here; pairs above the store threshold go on.
 */
public final class HomeFunction extends KeyedProcessFunction<String, HomeMessage, Similarity> {

  private static final long serialVersionUID = 1L;

  private final CalibrationFile calibration;
  private transient ValueState<EmbeddedFragment> own;
  private transient ListState<EmbeddedFragment> waiting;
  private transient Scorer scorer;
  private transient Counter scored;

  @SuppressWarnings("NullAway.Init") // state: open
  public HomeFunction(CalibrationFile calibration) {
    this.calibration = calibration;
  }

  @Override
  public void open(OpenContext context) {
    var type = new CodecType<>(EmbeddedFragment.class, new EmbeddedFragmentCodec());
    own = getRuntimeContext().getState(new ValueStateDescriptor<>("own", type));
    waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", type));
    scorer = new Scorer(calibration.calibration());
    scored = getRuntimeContext().getMetricGroup().counter("scored");
  }

  @Override
  public void processElement(HomeMessage message, Context context, Collector<Similarity> out)
      throws Exception {
    if (message.isOwn()) {
      own.update(message.embedded());
      for (EmbeddedFragment candidate : waiting.get()) {
        score(message.embedded(), candidate, out);
      }
      waiting.clear();
      return;
    }
    EmbeddedFragment features = own.value();
    if (features == null) {
      waiting.add(message.embedded());
    } else {
      score(features, message.embedded(), out);
    }
  }

  private void score(EmbeddedFragment own, EmbeddedFragment other, Collector<Similarity> out) {
    if (!Scorer.admits(own.fragment(), other.fragment())) {
      return;
    }
    scored.inc();
    Similarity similarity = scorer.of(own, other);
    if (scorer.stores(similarity)) {
      out.collect(similarity);
    }
  }
}
