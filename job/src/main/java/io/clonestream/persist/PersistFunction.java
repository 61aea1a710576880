package io.clonestream.persist;

import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to Neo4j in micro-batches; emits the rows that were refused. An async function and
 * not a sink, because refused rows are output. It keeps no state of its own: rows in flight lie in
 * the operator's checkpoint and are written again after a restore, which changes nothing.
 *
 * <p>Wire it with {@code unorderedWait}, capacity {@link PersistOptions#CAPACITY} and a timeout
 * above {@link PersistOptions#TIMEOUT}: this function itself retries until then.
 */
public final class PersistFunction extends RichAsyncFunction<GraphRow, RejectedRow>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;
  private static final Clock CLOCK = Clock.systemUTC();

  private final Configuration configuration;
  private final WriterEpoch epochs;

  private transient Histogram waitMillis;
  private transient Histogram edgeMillis;
  private transient @Nullable GraphWriter writer;
  private transient @Nullable MicroBatcher batcher;

  /** Nanoseconds at which the batch in hand began. */
  private transient volatile long begun;

  private transient @Nullable OptionalLong restored;

  /**
   * @throws IllegalArgumentException when the capacity is below the batch size: a batch could then
   *     never fill
   */
  @SuppressWarnings("NullAway.Init") // metrics: open
  public PersistFunction(Configuration configuration, WriterEpoch epochs) {
    int size = configuration.get(PersistOptions.BATCH_SIZE);
    int capacity = configuration.get(PersistOptions.CAPACITY);
    if (size < 1 || capacity < size) {
      throw new IllegalArgumentException(
          "persist.batch-size "
              + size
              + " must be at least 1 and at most persist.capacity "
              + capacity);
    }
    this.configuration = new Configuration(configuration);
    this.epochs = epochs;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    restored = context.getRestoredCheckpointId();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {}

  @Override
  public void open(OpenContext context) {
    var task = getRuntimeContext().getTaskInfo();
    StageMetrics metrics = new StageMetrics(getRuntimeContext().getMetricGroup());
    waitMillis = metrics.histogram(StageMetric.PERSIST_WAIT_MILLIS);
    edgeMillis = metrics.histogram(StageMetric.PERSIST_EDGE_MILLIS);
    Histogram batchMillis = metrics.histogram(StageMetric.PERSIST_BATCH_MILLIS);
    OptionalLong checkpoint = restored == null ? OptionalLong.empty() : restored;
    long epoch = epochs.of(checkpoint, task.getAttemptNumber());
    GraphWriter opened =
        new GraphWriter(
            PersistOptions.connection(configuration),
            configuration.get(PersistOptions.LINEAGE),
            configuration.get(PersistOptions.TAKE_OVER),
            configuration.get(PersistOptions.TIMEOUT),
            task.getIndexOfThisSubtask(),
            CLOCK,
            new Counters(metrics),
            configuration.get(PersistOptions.STRICT),
            true);
    writer = opened;
    opened.open(epoch);
    MicroBatcher started =
        new MicroBatcher(
            configuration.get(PersistOptions.BATCH_SIZE),
            configuration.get(PersistOptions.BATCH_WAIT),
            configuration.get(PersistOptions.BATCH_REST),
            new BatchThread("persist-" + task.getIndexOfThisSubtask()),
            rows -> {
              long start = System.nanoTime();
              begun = start;
              List<RejectedRow> rejected = opened.write(rows, epoch);
              batchMillis.update((System.nanoTime() - start) / 1_000_000);
              return rejected;
            });
    batcher = started;
    metrics.gauge(StageMetric.PERSIST_IN_FLIGHT, started::inFlight);
  }

  @Override
  public void asyncInvoke(GraphRow row, ResultFuture<RejectedRow> result) {
    if (batcher == null) {
      throw new IllegalStateException("The function was not opened");
    }
    GraphRow content = row instanceof GraphRow.TimedRow timed ? timed.row() : row;
    batcher.add(content, new Completion(result, since(row)));
  }

  /** When the change that made these edges came to Kafka; none of other rows. */
  private static OptionalLong since(GraphRow row) {
    return row instanceof GraphRow.TimedRow timed && timed.row() instanceof GraphRow.PairRow
        ? OptionalLong.of(timed.since())
        : OptionalLong.empty();
  }

  @Override
  public void close() throws InterruptedException {
    try {
      if (batcher != null) {
        batcher.close();
      }
    } finally {
      if (writer != null) {
        writer.close();
      }
    }
  }

  private final class Completion implements MicroBatcher.Outcome {
    private final ResultFuture<RejectedRow> result;
    private final OptionalLong since;
    private final long taken = System.nanoTime();

    Completion(ResultFuture<RejectedRow> result, OptionalLong since) {
      this.result = result;
      this.since = since;
    }

    @Override
    public void written(List<RejectedRow> rejected) {
      waitMillis.update((begun - taken) / 1_000_000);
      if (rejected.isEmpty()) {
        since.ifPresent(instant -> edgeMillis.update(CLOCK.millis() - instant));
      }
      Collection<RejectedRow> output = rejected;
      result.complete(output);
    }

    @Override
    public void failed(Throwable failure) {
      result.completeExceptionally(failure);
    }
  }

  private static final class Counters implements WriteEvents {

    private final Counter rows;
    private final Counter batches;
    private final Counter retries;
    private final Counter deadlocks;
    private final Counter rejected;
    private volatile int lastBatch;

    Counters(StageMetrics metrics) {
      rows = metrics.counter(StageMetric.PERSIST_ROWS_WRITTEN);
      batches = metrics.counter(StageMetric.PERSIST_BATCHES);
      retries = metrics.counter(StageMetric.PERSIST_RETRIES);
      deadlocks = metrics.counter(StageMetric.PERSIST_DEADLOCKS);
      rejected = metrics.counter(StageMetric.PERSIST_REJECTED);
      metrics.gauge(StageMetric.PERSIST_LAST_BATCH_ROWS, () -> lastBatch);
    }

    @Override
    public void written(int count) {
      rows.inc(count);
      batches.inc();
      lastBatch = count;
    }

    @Override
    public void retried(boolean deadlock) {
      retries.inc();
      if (deadlock) {
        deadlocks.inc();
      }
    }

    @Override
    public void rejected() {
      rejected.inc();
    }
  }
}
