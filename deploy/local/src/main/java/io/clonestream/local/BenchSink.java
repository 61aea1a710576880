package io.clonestream.local;

import io.clonestream.codec.CodecType;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphRowCodec;
import io.clonestream.persist.PersistFunction;
import io.clonestream.persist.PersistOptions;
import io.clonestream.persist.RejectedRow;
import io.clonestream.persist.RejectedRowCodec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The sink as the job runs it: a Flink job of this JVM that hands rows over the network stack to
 * {@link PersistFunction}. It stays up, so that what is timed is writing and no start.
 */
final class BenchSink implements AutoCloseable {

  private static final Map<Integer, Feed> FEEDS = new ConcurrentHashMap<>();
  private static final AtomicInteger IDS = new AtomicInteger();

  private final int id;
  private final Feed feed = new Feed();
  private final JobClient job;

  /** Rows on their way in, and how many answers are awaited. */
  private static final class Feed {
    final BlockingQueue<GraphRow> rows = new LinkedBlockingQueue<>();
    volatile CountDownLatch answers = new CountDownLatch(0);
    final AtomicInteger rejected = new AtomicInteger();
  }

  BenchSink(Configuration configuration, int writers) throws Exception {
    id = IDS.incrementAndGet();
    FEEDS.put(id, feed);
    var env = StreamExecutionEnvironment.createLocalEnvironment(writers);
    env.getConfig().enableObjectReuse();
    var rows =
        env.fromSequence(0, Long.MAX_VALUE)
            .setParallelism(1)
            .map(new Take(id), new CodecType<>(GraphRow.class, new GraphRowCodec()))
            .setParallelism(1)
            .keyBy(GraphRow::key, Types.STRING);
    AsyncDataStream.unorderedWait(
            rows,
            new Counting(id, new PersistFunction(configuration, (restored, attempt) -> 1)),
            0,
            TimeUnit.MILLISECONDS,
            configuration.get(PersistOptions.CAPACITY))
        .returns(new CodecType<>(RejectedRow.class, new RejectedRowCodec()))
        .sinkTo(new DiscardingSink<>());
    job = env.executeAsync("bench");
  }

  /** Returns when every row has been answered. */
  void write(List<GraphRow> rows) throws InterruptedException {
    feed.answers = new CountDownLatch(rows.size());
    feed.rows.addAll(rows);
    while (!feed.answers.await(1, TimeUnit.SECONDS)) {
      if (job.getJobExecutionResult().isCompletedExceptionally()) {
        job.getJobExecutionResult().join(); // throws what the job failed of
      }
    }
    if (feed.rejected.get() > 0) {
      throw new IllegalStateException(feed.rejected.get() + " rows were rejected");
    }
  }

  @Override
  public void close() {
    job.cancel().join();
    FEEDS.remove(id);
  }

  private static Feed feed(int id) {
    Feed feed = FEEDS.get(id);
    if (feed == null) {
      throw new IllegalStateException("Bench " + id + " was closed");
    }
    return feed;
  }

  /** Turns each number into the next row. */
  private static final class Take extends RichMapFunction<Long, GraphRow> {
    private static final long serialVersionUID = 1L;
    private final int id;

    Take(int id) {
      this.id = id;
    }

    @Override
    public GraphRow map(Long number) throws InterruptedException {
      return feed(id).rows.take();
    }
  }

  /** Tells the benchmark of every answer. */
  private static final class Counting extends RichAsyncFunction<GraphRow, RejectedRow> {
    private static final long serialVersionUID = 1L;
    private final int id;
    private final PersistFunction inner;

    Counting(int id, PersistFunction inner) {
      this.id = id;
      this.inner = inner;
    }

    @Override
    public void open(OpenContext context) {
      inner.setRuntimeContext(getRuntimeContext());
      inner.open(context);
    }

    @Override
    public void asyncInvoke(GraphRow row, ResultFuture<RejectedRow> result) {
      inner.asyncInvoke(row, new Answer(feed(id), result));
    }

    @Override
    public void close() throws Exception {
      inner.close();
    }
  }

  private record Answer(Feed feed, ResultFuture<RejectedRow> result)
      implements ResultFuture<RejectedRow> {
    @Override
    public void complete(Collection<RejectedRow> rejected) {
      result.complete(rejected);
      feed.rejected.addAndGet(rejected.size());
      feed.answers.countDown();
    }

    @Override
    public void completeExceptionally(Throwable failure) {
      result.completeExceptionally(failure);
    }

    @Override
    public void complete(CollectionSupplier<RejectedRow> supplier) {
      result.complete(supplier);
      feed.answers.countDown();
    }
  }
}
