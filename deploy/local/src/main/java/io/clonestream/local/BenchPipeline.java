package io.clonestream.local;

import io.clonestream.local.BenchWorld.Pending;
import io.clonestream.tune.Interval;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRounds;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How much the whole system takes, what it costs by process, and how long a commit takes. */
@Command(
    name = "bench.sh pipeline",
    sortOptions = false,
    description = {
      "Starts Kafka, Flink and Neo4j, submits the job, and publishes Java methods out of a Git",
      "repository's head; then, in rounds and as fast as it goes, commits of near misses of them,",
      "each new to the system and with an edge to what is there. Prints symbols a second until",
      "their edges are readable, and processor time by process, next to that of inferring the same",
      "texts and nothing else ('inference alone'). With --paced ('bench.sh latency')",
      "it goes on with commits of 1 to 20 such symbols at a share of that rate, and prints how long",
      "it takes from the begin of their publication until all their edges are readable in Neo4j."
    })
public final class BenchPipeline implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int METHODS_OF_A_FILE = 20;
  private static final long METRICS_FETCHED_MILLIS = 3_000;
  private static final String INFERENCE = "inference alone";
  private static final List<String> STAGES =
      List.of(
          "fingerprint.micros",
          "follow.micros",
          "gate.micros",
          "infer.latencyMillis",
          "match.blockMicros",
          "match.homeMicros",
          "pair.micros",
          "persist.waitMillis",
          "persist.batchMillis",
          "persist.edgeMillis");

  @Parameters(
      paramLabel = "REPO",
      arity = "1..*",
      description = "Git repositories that the methods are out of.")
  private List<Path> repositories = new ArrayList<>();

  @Option(names = "--methods", description = "Methods there at first; default: ${DEFAULT-VALUE}.")
  private int methods = 1_400;

  @Option(
      names = "--commits",
      description = "Commits of 20 symbols in a round; default: ${DEFAULT-VALUE}.")
  private int commits = 10;

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Option(names = "--paced", description = "Commits at a share of the rate; default: none.")
  private int paced;

  @Option(
      names = "--share",
      description = "Share of the maximal rate at which they come; default: ${DEFAULT-VALUE}.")
  private double share = .7;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "Setting of the job, as 'clonestream config' lists them.")
  private List<String> settings = new ArrayList<>();

  @Mixin private BenchOutput output = new BenchOutput();

  private final Map<String, List<Double>> cpu = new TreeMap<>();
  private final List<Double> rates = new ArrayList<>();
  private int number;

  private BenchPipeline() {}

  public static void main(String[] args) {
    CommandLine command = new CommandLine(new BenchPipeline());
    command.setOverwrittenOptionsAllowed(true); // 'bench.sh latency' gives --paced first
    System.exit(command.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    BenchFunctions functions = BenchFunctions.of(repositories, methods);
    OUT.printf("%d methods; starting Kafka, Flink and Neo4j%n", functions.size());
    try (BenchWorld world = BenchWorld.start(settings);
        BenchInference inference = new BenchInference(configuration())) {
      for (int from = 0; from < functions.size(); from += METHODS_OF_A_FILE) {
        int to = Math.min(functions.size(), from + METHODS_OF_A_FILE);
        world.publish("Base" + from + ".java", functions.originals("Base" + from, from, to), 0);
      }
      rounds.run(counted -> round(world, functions, inference, counted));
      BenchRun run = figures();
      if (paced > 0) {
        latencies(run, world, functions);
      }
      stages(world);
      output.end(run);
    }
    return 0;
  }

  private Pending publish(
      BenchWorld world, BenchFunctions functions, int symbols, List<String> published)
      throws IOException {
    int filesOfAll = Math.max(1, functions.size() / METHODS_OF_A_FILE);
    String name = "Copy" + number;
    int from = number % filesOfAll * METHODS_OF_A_FILE;
    int variant = number / filesOfAll;
    number++;
    String file = functions.nearMisses(name, from, symbols, variant);
    published.add(file);
    return world.publish(name + ".java", file, symbols);
  }

  /** A backlog of commits, from the begin of its publication to its last edge. */
  private void round(
      BenchWorld world, BenchFunctions functions, BenchInference inference, boolean counted)
      throws Exception {
    Map<String, Long> before = world.cpu();
    List<String> published = new ArrayList<>();
    long start = System.nanoTime();
    Queue<Pending> pending = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < commits; i++) {
      pending.add(publish(world, functions, METHODS_OF_A_FILE, published));
    }
    world.await(PATIENCE, pending, () -> true, (commit, nanos) -> {});
    int symbols = commits * METHODS_OF_A_FILE;
    double rate = symbols * 1e9 / (System.nanoTime() - start);
    OUT.printf(Locale.ROOT, "%,d symbols, %.1f a second%n", symbols, rate);
    Map<String, Long> after = world.cpu();
    after.put(INFERENCE, inference.nanos(published));
    if (counted) {
      rates.add(rate);
      after.forEach(
          (process, nanos) ->
              cpu.computeIfAbsent(process, name -> new ArrayList<>())
                  .add((nanos - before.getOrDefault(process, 0L)) / 1e6 / symbols));
    }
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    settings.forEach(
        setting ->
            configuration.setString(
                setting.replaceFirst("=.*", ""), setting.replaceFirst("[^=]*=", "")));
    return configuration;
  }

  private BenchRun figures() {
    BenchRun run =
        BenchOutput.begin(paced > 0 ? "latency" : "pipeline")
            .add("new symbols", "a second", Better.HIGHER, array(rates));
    cpu.forEach(
        (process, millis) -> run.add(process, "ms CPU a symbol", Better.LOWER, array(millis)));
    run.ratio(
        "inference alone over the TaskManager",
        Better.HIGHER,
        INFERENCE,
        LocalFlink.taskManagerName(0));
    return run;
  }

  /** Commits at even intervals, of 1 to 20 symbols in turn. */
  private void latencies(BenchRun run, BenchWorld world, BenchFunctions functions)
      throws Exception {
    double rate = share * run.named("new symbols").median();
    double interval = (1 + METHODS_OF_A_FILE) / 2.0 / rate * 1e9;
    Queue<Pending> pending = new ConcurrentLinkedQueue<>();
    AtomicBoolean published = new AtomicBoolean();
    List<Double> millis = new ArrayList<>();
    CompletableFuture<@Nullable Void> arrivals =
        CompletableFuture.runAsync(
            () -> {
              try {
                world.await(PATIENCE, pending, published::get, (commit, n) -> millis.add(n / 1e6));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    long start = System.nanoTime();
    for (int i = 0; i < paced && !arrivals.isDone(); i++) {
      long due = start + (long) (i * interval);
      Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
      pending.add(publish(world, functions, 1 + i * 7 % METHODS_OF_A_FILE, new ArrayList<>()));
    }
    published.set(true);
    arrivals.join();
    double[] ascending = millis.stream().mapToDouble(value -> value).sorted().toArray();
    OUT.printf(
        Locale.ROOT,
        "%d commits, %.1f symbols a second: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n",
        paced,
        rate,
        Interval.percentile(ascending, .5),
        Interval.percentile(ascending, .95),
        Interval.percentile(ascending, .99));
    run.add("commit to edge readable", "ms", Better.LOWER, array(millis))
        .add(
            "commit to edge readable, p99",
            "ms",
            Better.LOWER,
            Interval.percentile(ascending, .99));
  }

  /** What the job says of itself. */
  private static void stages(BenchWorld world) throws IOException, InterruptedException {
    world.quantile(STAGES.get(0), "p99"); // has Flink fetch what it answers with afterwards
    Thread.sleep(METRICS_FETCHED_MILLIS);
    OUT.printf("%n%-24s %10s %10s %10s%n", "the job's histograms", "p50", "p95", "p99");
    for (String stage : STAGES) {
      OUT.printf(
          Locale.ROOT,
          "%-24s %10.0f %10.0f %10.0f%n",
          stage,
          world.quantile(stage, "median"),
          world.quantile(stage, "p95"),
          world.quantile(stage, "p99"));
    }
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
