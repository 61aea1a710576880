package io.clonestream.pair;

import io.clonestream.codec.CodecType;
import io.clonestream.follow.EpochState;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by pair: intersects both timelines into edge versions and emits all of them whenever they
 * or the epoch differ from what was last emitted.
 */
public final class PairFunction extends KeyedProcessFunction<String, PairMessage, PairEdges>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  private final long submittedAt;
  private transient long restoredCheckpoint;
  private transient long epoch;
  private transient ValueState<FollowedPair> state;
  private transient Counter pairs;

  /**
   * The function.
   *
   * @param submittedAt milliseconds since 1970 UTC at which the job was submitted
   */
  @SuppressWarnings("NullAway.Init") // state: open
  public PairFunction(long submittedAt) {
    this.submittedAt = submittedAt;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    restoredCheckpoint = context.getRestoredCheckpointId().orElse(0);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // all state is keyed state
  }

  @Override
  public void open(OpenContext context) {
    epoch = EpochState.of(submittedAt, restoredCheckpoint, getRuntimeContext());
    pairs = getRuntimeContext().getMetricGroup().counter("pairs");
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "pair", new CodecType<>(FollowedPair.class, new FollowedPairCodec())));
  }

  @Override
  public void processElement(PairMessage message, Context context, Collector<PairEdges> out)
      throws Exception {
    FollowedPair before = state.value();
    FollowedPair pair = (before == null ? FollowedPair.NEW : before).with(message);
    PairEdges due = pair.due(epoch);
    if (due != null) {
      if (pair.emission().revision() == 0 && due.stamp().revision() == 1) {
        pairs.inc();
      }
      out.collect(due);
      pair = pair.emitted(due);
    }
    state.update(pair);
  }
}
