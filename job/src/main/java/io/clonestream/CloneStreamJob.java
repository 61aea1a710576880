package io.clonestream;

import io.clonestream.feed.DeadLetterSink;
import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.TopicAdmin;
import io.clonestream.feed.TopicSink;
import io.clonestream.feed.TopicSource;
import io.clonestream.feed.Topics;
import io.clonestream.follow.Epoch;
import io.clonestream.infer.InferFunction;
import io.clonestream.infer.InferOptions;
import io.clonestream.match.Codebook;
import io.clonestream.match.MatchOptions;
import io.clonestream.match.Place;
import io.clonestream.pair.EdgeRecords;
import io.clonestream.persist.PersistFunction;
import io.clonestream.persist.PersistOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Main class of the Flink job: builds configuration, sources and sinks, and calls the pipeline. */
@Command(
    name = "CloneStreamJob",
    mixinStandardHelpOptions = true,
    description = "The Flink job: symbol changes from Kafka in, similarity edges in Neo4j out.")
public final class CloneStreamJob implements Callable<Integer> {

  /** As Flink shows it. */
  public static final String NAME = "CloneStream";

  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  @Mixin private SettingsMixin settings = new SettingsMixin();

  private CloneStreamJob() {}

  public static void main(String[] args) throws Exception {
    CommandLine command = new CommandLine(new CloneStreamJob());
    command.setExecutionExceptionHandler(
        (exception, line, parsed) -> {
          throw exception; // Flink's client reports why the program failed
        });
    int code = command.execute(args);
    if (code != 0) {
      throw new IllegalArgumentException("The job was not submitted; see the message above");
    }
  }

  @Override
  public Integer call() throws Exception {
    Configuration config = settings.load();
    long submittedAt = System.currentTimeMillis();
    try (TopicAdmin topics = new TopicAdmin(FeedOptions.client(config))) {
      topics.ensureTopics(config.get(FeedOptions.PARTITIONS), config.get(FeedOptions.REPLICATION));
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(flinkDefaults());
    env.setMaxParallelism(CloneStreamPipeline.MAX_PARALLELISM);
    if (!env.getCheckpointConfig().isCheckpointingEnabled()) {
      env.enableCheckpointing(CHECKPOINT_INTERVAL.toMillis());
    }
    CloneStreamPipeline.wire(
        new CloneStreamPipeline.Sources(
            source(env, Topics.SYMBOL_CHANGES, config),
            source(env, Topics.COMMITS, config),
            source(env, Topics.RELATIONS, config).union(source(env, Topics.FEEDBACK, config)),
            source(env, Topics.CALIBRATIONS, config),
            source(env, Topics.REQUESTS, config)),
        new CloneStreamPipeline.Services(
            new InferFunction(config),
            config.get(InferOptions.CAPACITY),
            new PersistFunction(
                config,
                (checkpoint, attempt) -> Epoch.of(submittedAt, checkpoint.orElse(0), attempt)),
            config.get(PersistOptions.CAPACITY)),
        new CloneStreamPipeline.Sinks(
            TopicSink.upsert(
                Topics.SIMILARITY_EDGES,
                config,
                EdgeRecords::key,
                EdgeRecords::value,
                EdgeRecords::headers),
            DeadLetterSink.of(config)),
        config,
        submittedAt,
        modelAndCodebook(config));
    env.execute(NAME);
    return 0;
  }

  /**
   * What a fragment is seen with: another model or another codebook sends it through again.
   *
   * @throws IllegalArgumentException when the codebook is not one for vectors of this model
   */
  private static String modelAndCodebook(Configuration config) {
    String model = InferOptions.modelId(config);
    Codebook codebook = Codebook.load(config.get(MatchOptions.CODEBOOK));
    int dimension = InferOptions.dimension(config);
    if (dimension != 0 && codebook.dimension() != dimension + Place.SHAPE) {
      throw new IllegalArgumentException(
          "match.codebook "
              + codebook.id()
              + " is for vectors of "
              + (codebook.dimension() - Place.SHAPE)
              + " values; those of model "
              + model
              + " have "
              + dimension);
    }
    return model + "+" + codebook.id();
  }

  private static final int TOLERABLE_CHECKPOINT_FAILURES = 100;

  /** What this job needs of Flink whatever the cluster's own configuration says. */
  static Configuration flinkDefaults() {
    Configuration flink = new Configuration();
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // Three in four blocks that a newcomer enters are new; each look-up would read every file.
    flink.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    flink.set(RocksDBOptions.OPTIONS_FACTORY, RocksDbOptions.class.getName());
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    // A new calibration is one record, and all pairs that it moves go before the next barrier:
    // that this comes too late must not throw away what was done, or it never ends.
    flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERABLE_CHECKPOINT_FAILURES);
    // A barrier that overtakes meets one of a broadcast, which cannot: both wait for ever (ADR 30).
    flink.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // A record passes some eight tasks; any wait would count eight times (ADR 17).
    flink.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    return flink;
  }

  private static DataStream<RawRecord> source(
      StreamExecutionEnvironment env, String topic, Configuration config) {
    return env.fromSource(TopicSource.of(topic, config), WatermarkStrategy.noWatermarks(), topic)
        .uid(topic);
  }
}
