package io.clonestream.local;

import io.clonestream.commit.CommitRange;
import io.clonestream.commit.GitRepository;
import io.clonestream.feed.BranchKey;
import io.clonestream.feed.BranchPublisher;
import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.PublishListener;
import io.clonestream.feed.PublishTotals;
import io.clonestream.feed.TopicSource;
import io.clonestream.feed.Topics;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRounds;
import io.clonestream.watch.Better;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What it costs to read symbol changes, and to do nothing with them. */
@Command(
    name = "bench.sh feed",
    sortOptions = false,
    description = {
      "Starts a Kafka of its own, publishes the history of a Git repository, and has a Flink job"
          + " of one",
      "subtask read the symbol changes and drop them, as the job reads them. Prints processor time"
          + " of an",
      "event in Flink, less that of a job which reads an empty topic, and in Kafka: what is there"
          + " before",
      "`bench.sh gate` begins."
    })
public final class BenchFeed implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final String TENANT = "default";
  private static final String BRANCH = "main";

  @Parameters(paramLabel = "REPO", description = "Git repository whose history is published.")
  private Path repository = Path.of("");

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Mixin private BenchOutput output = new BenchOutput();

  private final Configuration config = new Configuration();

  private BenchFeed() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchFeed()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("clonestream-bench");
    LocalKafka kafka = LocalKafka.start(Installation.current(), data, LocalPorts.allFree());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  kafka.stop();
                  Directories.delete(data);
                },
                "stop"));
    kafka.awaitReady();
    config.set(FeedOptions.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
    config.set(FeedOptions.BOUNDED, true);
    long events = publish();
    OUT.printf(Locale.ROOT, "%,d symbol changes%n", events);
    List<Double> flink = new ArrayList<>();
    List<Double> broker = new ArrayList<>();
    long server = kafka.process().pid();
    rounds.run(
        counted -> {
          long idle = read(Topics.RELATIONS);
          long before = BenchCpu.nanosOf(server);
          long busy = read(Topics.SYMBOL_CHANGES);
          if (counted) {
            flink.add((busy - idle) / 1e3 / events);
            broker.add((BenchCpu.nanosOf(server) - before) / 1e3 / events);
          }
        });
    String unit = "µs CPU an event";
    output.end(
        BenchOutput.begin("feed")
            .add("flink", unit, Better.LOWER, samples(flink))
            .add("kafka", unit, Better.LOWER, samples(broker)));
    return 0;
  }

  private static double[] samples(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private long publish() throws Exception {
    try (var git = GitRepository.open(repository)) {
      var publisher =
          new BranchPublisher(
              git,
              new BranchKey(TENANT, repository.toAbsolutePath().getFileName().toString(), BRANCH),
              FeedOptions.publishing(config),
              BenchFunctions.reading(),
              Clock.systemUTC(),
              false);
      PublishTotals totals =
          publisher.publish(CommitRange.DEFAULT, false, new Progress(), () -> false);
      return totals.changes();
    }
  }

  private static final class Progress implements PublishListener {

    private static final int BETWEEN = 500;

    @Override
    public void planned(int steps) {
      OUT.printf(Locale.ROOT, "publishing %,d commits%n", steps);
    }

    @Override
    public void published(PublishTotals totals) {
      if (totals.steps() % BETWEEN == 0) {
        OUT.printf(Locale.ROOT, "published: %,d commits%n", totals.steps());
      }
    }
  }

  /** Nanoseconds of this process for a job that reads all of a topic. */
  private long read(String topic) throws Exception {
    long start = new BenchCpu().nanos();
    StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(1);
    flink
        .fromSource(TopicSource.of(topic, config), WatermarkStrategy.noWatermarks(), topic)
        .sinkTo(new DiscardingSink<>());
    flink.execute(topic);
    return new BenchCpu().nanos() - start;
  }
}
