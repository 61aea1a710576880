package io.clonestream.infer;

import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import io.clonestream.fingerprint.Fragment;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * New fragment to embedding, over the engine that all subtasks of a TaskManager share. Attempts and
 * time-outs are its own: give the operator no time-out and no retry strategy.
 */
public final class InferFunction extends RichAsyncFunction<Fragment, EmbeddedFragment> {

  private static final long serialVersionUID = 1L;

  private final Configuration configuration;
  private transient InferencePool.@Nullable Lease lease;
  private transient Inference inference;
  private transient volatile boolean closed;
  private transient Counter inferred;
  private transient Counter degraded;
  private transient Histogram latency;

  @SuppressWarnings("NullAway") // filled by open
  public InferFunction(Configuration configuration) {
    this.configuration = configuration;
    InferOptions.engine(configuration);
    InferOptions.resilience(configuration);
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext()
        .registerUserCodeClassLoaderReleaseHookIfAbsent("clonestream-onnx", OnnxRelease::run);
    lease =
        InferencePool.SHARED.acquire(
            InferOptions.engine(configuration), InferOptions.resilience(configuration));
    inference = lease.inference();
    StageMetrics metrics = new StageMetrics(getRuntimeContext().getMetricGroup());
    inferred = metrics.sharedCounter(StageMetric.INFER_INFERRED);
    degraded = metrics.sharedCounter(StageMetric.INFER_DEGRADED);
    latency = metrics.histogram(StageMetric.INFER_LATENCY_MILLIS);
    metrics.gauge(StageMetric.INFER_IN_FLIGHT, inference::inFlight);
    metrics.gauge(
        StageMetric.INFER_BREAKER_OPEN,
        () -> inference.breakerState() == CircuitBreaker.State.CLOSED ? 0 : 1);
    metrics.text(StageMetric.INFER_DEVICE, inference.embedder()::device);
    metrics.text(StageMetric.INFER_MODEL, inference.embedder()::model);
    metrics.text(StageMetric.INFER_CIRCUIT_BREAKER, () -> inference.breakerState().name());
  }

  @Override
  public void asyncInvoke(Fragment fragment, ResultFuture<EmbeddedFragment> result)
      throws InterruptedException {
    if (inference.embedder().dimension() == 0) {
      result.complete(List.of(EmbeddedFragment.lexical(fragment)));
      return;
    }
    long start = System.nanoTime();
    inference
        .infer(fragment.text())
        .whenComplete(
            (outcome, failure) -> {
              if (closed) {
                return; // the fragment lies in the checkpoint and is inferred after the restore
              }
              if (failure != null) {
                result.completeExceptionally(failure);
                return;
              }
              try {
                latency.update((System.nanoTime() - start) / 1_000_000);
                (outcome instanceof Outcome.Embedded ? inferred : degraded).inc();
                result.complete(List.of(EmbeddedFragment.of(fragment, outcome)));
              } catch (Throwable e) {
                result.completeExceptionally(e); // or the fragment would be in flight for ever
              }
            });
  }

  @Override
  public void close() {
    closed = true;
    if (lease != null) {
      lease.close();
    }
  }
}
