package io.clonestream.follow;

import io.clonestream.feed.Request;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by what it owns: knows its epoch, and answers requests for its keys.
 *
 * @param <I> what it hears
 * @param <O> what it emits when that moves something
 */
public abstract class OwnerFunction<I, O> extends KeyedCoProcessFunction<String, I, Request, O>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  private final long submittedAt;
  private final OutputTag<Answer> answers;
  private transient long restoredCheckpoint;
  private transient long epoch;

  /**
   * An owner.
   *
   * @param submittedAt milliseconds since 1970 UTC at which the job was submitted
   */
  protected OwnerFunction(long submittedAt, OutputTag<Answer> answers) {
    this.submittedAt = submittedAt;
    this.answers = answers;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    restoredCheckpoint = context.getRestoredCheckpointId().orElse(0);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    // all state is keyed state
  }

  @Override
  public void open(OpenContext context) throws Exception {
    epoch = EpochState.of(submittedAt, restoredCheckpoint, getRuntimeContext());
  }

  /** The epoch of this attempt. */
  protected long epoch() {
    return epoch;
  }

  @Override
  public void processElement2(Request request, Context context, Collector<O> out) throws Exception {
    context.output(answers, answer(request));
  }

  /** The current content of the current key, which is the request's. */
  protected abstract Answer answer(Request request) throws Exception;
}
