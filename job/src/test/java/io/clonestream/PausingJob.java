package io.clonestream;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RawRecordCodec;
import io.clonestream.feed.Request;
import io.clonestream.feed.RequestRecords;
import io.clonestream.feed.Topics;
import io.clonestream.infer.InferFunction;
import io.clonestream.infer.InferOptions;
import io.clonestream.pair.PairEdges;
import io.clonestream.persist.GraphRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/**
 * The whole pipeline in a mini cluster, reading lists as fast as it is let, so that it can be
 * stopped with a savepoint in the middle of them and be restored from one.
 */
final class PausingJob implements AutoCloseable {

  /** More than any list has: a restored source goes on where it stood, to this end. */
  private static final long RECORDS = 1L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long SUBMITTED = 1_800_000_000_000L;

  private final GraphInMemory graph;
  private final String name;
  private final int parallelism;
  private final @Nullable Path restored;
  private @Nullable JobClient job;
  private int asked;

  /**
   * A job that is not started.
   *
   * @param restored directory of a savepoint that it goes on from
   */
  PausingJob(String name, int parallelism, @Nullable Path restored) {
    this.name = name;
    this.parallelism = parallelism;
    this.restored = restored;
    this.graph = new GraphInMemory(name);
  }

  /** Submits it; statements flow, changes and requests wait to be released. */
  void start(List<RawRecord> changes, List<RawRecord> relations, List<Request> requests)
      throws Exception {
    Configuration flink = CloneStreamJob.flinkDefaults();
    if (restored != null) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, restored.toAbsolutePath().toUri().toString());
      flink.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, false);
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    env.setParallelism(parallelism);
    env.setMaxParallelism(CloneStreamPipeline.MAX_PARALLELISM);
    Configuration config = new Configuration();
    config.set(InferOptions.MODEL, "hashing");
    CloneStreamPipeline.wire(
        new CloneStreamPipeline.Sources(
            source(env, Topics.SYMBOL_CHANGES, changes),
            source(env, Topics.COMMITS, List.of()),
            source(env, Topics.RELATIONS, relations),
            source(env, Topics.CALIBRATIONS, List.of()),
            source(env, Topics.REQUESTS, requests.stream().map(PausingJob::record).toList())),
        new CloneStreamPipeline.Services(new InferFunction(config), 64, graph, 64),
        new CloneStreamPipeline.Sinks(
            new DiscardingSink<PairEdges>(), new DiscardingSink<DeadLetter>()),
        config,
        restored == null ? SUBMITTED : SUBMITTED + 1_000_000,
        InferOptions.modelId(config));
    if (restored == null) {
      tap(Topics.RELATIONS).release(relations.size());
    }
    asked = requests.size();
    job = env.executeAsync(name);
  }

  void releaseChanges(int records) {
    tap(Topics.SYMBOL_CHANGES).release(records);
  }

  void releaseRequests() {
    tap(Topics.REQUESTS).release(asked);
  }

  Set<String> asked() {
    return graph.asked();
  }

  /** Waits until the graph is so. */
  void await(Predicate<SortedMap<String, GraphRow>> goal) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!goal.test(graph.contents())) {
      JobStatus status = job.getJobStatus().get();
      if (status.isTerminalState()) {
        job.getJobExecutionResult().get(); // throws why
        throw new IllegalStateException("The job is " + status);
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + PATIENCE + ", the graph is " + graph.contents());
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  void stopWithSavepoint(Path directory, SavepointFormatType format) throws Exception {
    job.stopWithSavepoint(false, directory.toUri().toString(), format).get();
    job = null;
  }

  @Override
  public void close() throws Exception {
    if (job != null && !job.getJobStatus().get().isTerminalState()) {
      job.cancel().get();
    }
  }

  private Tap tap(String topic) {
    return new Tap(name + " " + topic);
  }

  private DataStream<RawRecord> source(
      StreamExecutionEnvironment env, String topic, List<RawRecord> records) {
    byte[][] encoded =
        records.stream()
            .map(record -> Bytes.encode(new RawRecordCodec(), record))
            .toArray(byte[][]::new);
    var source =
        new DataGeneratorSource<>(
            index -> Bytes.decode(new RawRecordCodec(), encoded[index.intValue()]),
            RECORDS,
            tap(topic),
            new CodecType<>(RawRecord.class, new RawRecordCodec()));
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), topic)
        .setParallelism(1)
        .uid(topic);
  }

  private static RawRecord record(Request request) {
    return new RawRecord(
        Topics.REQUESTS,
        0,
        0,
        0,
        RequestRecords.key(request),
        RequestRecords.value(request),
        List.of());
  }
}
