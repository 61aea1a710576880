package io.clonestream.pair;

import io.clonestream.codec.CodecType;
import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import io.clonestream.feed.Request;
import io.clonestream.follow.Answer;
import io.clonestream.follow.OwnerFunction;
import io.clonestream.follow.Stamp;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by pair: intersects both timelines into edge versions and emits all of them whenever they
 * or the epoch differ from what was last emitted.
 */
public final class PairFunction extends OwnerFunction<PairMessage, PairEdges> {

  private static final long serialVersionUID = 1L;
  private static final PairEdgesCodec CONTENT = new PairEdgesCodec();

  private transient ValueState<FollowedPair> state;
  private transient Counter pairs;
  private transient Histogram micros;

  /**
   * The function.
   *
   * @param submittedAt milliseconds since 1970 UTC at which the job was submitted
   */
  @SuppressWarnings("NullAway.Init") // state: open
  public PairFunction(long submittedAt, OutputTag<Answer> answers) {
    super(submittedAt, answers);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    StageMetrics metrics = new StageMetrics(getRuntimeContext().getMetricGroup());
    pairs = metrics.counter(StageMetric.PAIR_PAIRS);
    micros = metrics.histogram(StageMetric.PAIR_MICROS);
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "pair", new CodecType<>(FollowedPair.class, new FollowedPairCodec())));
  }

  @Override
  public void processElement1(PairMessage message, Context context, Collector<PairEdges> out)
      throws Exception {
    long start = System.nanoTime();
    FollowedPair before = state.value();
    FollowedPair pair = (before == null ? FollowedPair.NEW : before).with(message);
    PairEdges due = pair.due(epoch());
    if (due != null) {
      if (pair.emission().revision() == 0 && due.stamp().revision() == 1) {
        pairs.inc();
      }
      out.collect(due);
      pair = pair.emitted(due);
    }
    state.update(pair);
    micros.update((System.nanoTime() - start) / 1_000);
  }

  @Override
  protected Answer answer(Request request) throws Exception {
    FollowedPair known = state.value();
    FollowedPair pair = known == null ? FollowedPair.NEW : known;
    Stamp stamp = Stamp.answering(epoch(), pair.emission().revision(), request);
    PairEdges content = pair.answer(stamp);
    state.update(pair.answered(stamp));
    return content == null
        ? Answer.withdrawing(request, stamp)
        : Answer.of(request, stamp, CONTENT, content);
  }
}
