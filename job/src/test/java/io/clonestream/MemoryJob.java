package io.clonestream;

import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RawRecordCodec;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.InferFunction;
import io.clonestream.infer.InferOptions;
import io.clonestream.pair.PairEdges;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.RejectedRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The whole job over RocksDB, out of memory and into nothing, for benchmarks. */
final class MemoryJob {

  static final CodecType<RawRecord> RECORD = new CodecType<>(RawRecord.class, new RawRecordCodec());

  private static final int PARTITIONS = 8;

  /** Read by sources, which run in this process: one job at a time. */
  private static final List<RawRecord> RECORDS = new ArrayList<>();

  /** How many of them sources may read by now. */
  private static int released;

  private final String model;

  /**
   * A job that reads these, with parallelism 1 in this order.
   *
   * @param changes symbol changes, those of a symbol in order
   * @param model as infer.model
   */
  MemoryJob(List<RawRecord> changes, String model) {
    this.model = model;
    RECORDS.clear();
    RECORDS.addAll(changes);
    release(changes.size());
  }

  /** The same, read as the topic's partitions would hold them: each in order. */
  static MemoryJob partitioned(List<RawRecord> changes, String model) {
    List<RawRecord> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparingInt(record -> Math.floorMod(hash(record), PARTITIONS)));
    return new MemoryJob(sorted, model);
  }

  /** Lets sources read so many and no more until this is asked again. */
  static void release(int changes) {
    synchronized (RECORDS) {
      released = changes;
      RECORDS.notifyAll();
    }
  }

  private static RawRecord next(int index) throws InterruptedException {
    synchronized (RECORDS) {
      while (index >= released) {
        RECORDS.wait();
      }
    }
    return RECORDS.get(index);
  }

  /** Takes rows and forgets them. */
  private static final class Forget extends RichAsyncFunction<GraphRow, RejectedRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void asyncInvoke(GraphRow row, ResultFuture<RejectedRow> result) {
      result.complete(List.of());
    }
  }

  /** A cluster of two slots, started. */
  static MiniCluster cluster() throws Exception {
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
    return cluster;
  }

  int changes() {
    return RECORDS.size();
  }

  JobGraph plan(int parallelism) {
    return environment(parallelism).getStreamGraph().getJobGraph();
  }

  private StreamExecutionEnvironment environment(int parallelism) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(CloneStreamJob.flinkDefaults());
    env.setParallelism(parallelism);
    Configuration config = new Configuration();
    config.set(InferOptions.MODEL, model);
    wire(env, source(env, "changes", RECORDS.size()), new InferFunction(config), config);
    return env;
  }

  /** The job on these changes and nothing else. */
  static void wire(
      StreamExecutionEnvironment env,
      DataStream<RawRecord> changes,
      AsyncFunction<Fragment, EmbeddedFragment> infer,
      Configuration config) {
    env.setMaxParallelism(CloneStreamPipeline.MAX_PARALLELISM);
    CloneStreamPipeline.wire(
        new CloneStreamPipeline.Sources(
            changes,
            nothing(env, "commits"),
            nothing(env, "relations"),
            nothing(env, "calibrations"),
            nothing(env, "requests")),
        new CloneStreamPipeline.Services(
            infer, config.get(InferOptions.CAPACITY), new Forget(), 1_000),
        new CloneStreamPipeline.Sinks(
            new DiscardingSink<PairEdges>(), new DiscardingSink<DeadLetter>()),
        config,
        1_800_000_000_000L,
        InferOptions.modelId(config));
  }

  private static DataStream<RawRecord> source(
      StreamExecutionEnvironment env, String name, int records) {
    GeneratorFunction<Long, RawRecord> record = index -> next(index.intValue());
    return source(env, name, new DataGeneratorSource<>(record, records, RECORD));
  }

  /** Ends at once: a source of no records may still ask for the first. */
  private static DataStream<RawRecord> nothing(StreamExecutionEnvironment env, String name) {
    GeneratorFunction<Long, RawRecord> record =
        index -> new RawRecord(name, 0, 0, 0, new byte[0], new byte[0], List.of());
    return source(env, name, new DataGeneratorSource<>(record, 0, RECORD))
        .filter(some -> false)
        .name("no " + name)
        .uid("no-" + name);
  }

  static DataStream<RawRecord> source(
      StreamExecutionEnvironment env, String name, DataGeneratorSource<RawRecord> records) {
    return env.fromSource(records, WatermarkStrategy.noWatermarks(), name).uid(name);
  }

  private static int hash(RawRecord record) {
    return Arrays.hashCode(record.key());
  }
}
