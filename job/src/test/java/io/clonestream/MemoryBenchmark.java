package io.clonestream;

import com.fasterxml.jackson.databind.JsonNode;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RecordedHistory;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.InferOptions;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.tune.Interval;
import io.clonestream.tune.RealFragments;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a TaskManager holds, and how it fares with checkpoints, as state grows. */
@Command(
    name = "bench.sh memory",
    sortOptions = false,
    description = {
      "Runs the whole job in a TaskManager of its own, sized by Flink, over RocksDB with",
      "incremental checkpoints. It takes in functions and types of Git repositories and, after",
      "them, copies that compare as other code does, as fast as it goes; out of memory and into",
      "nothing. Vectors are ready; one fragment in fifty goes through the model too. Prints as",
      "fragments grow what is resident and whose it is; checkpoints; the pace within and without",
      "them; and how long it takes after a crash until it goes on from the last."
    })
public final class MemoryBenchmark implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final double MEGABYTE = 1e6;
  private static final int SLOTS = 2;
  private static final int STRETCHES = 10;
  private static final long LOOK_MILLIS = 50;
  private static final long METRICS_FETCHED_MILLIS = 1_500;

  @Parameters(arity = "1..*", paramLabel = "REPO", description = "Git repositories.")
  private List<Path> repositories = List.of();

  @Option(names = "--fragments", description = "Fragments in all; default: ${DEFAULT-VALUE}.")
  private int fragments = 50_000;

  @Option(
      names = "--real",
      description = "Fragments taken of the repositories at most; default: ${DEFAULT-VALUE}.")
  private int most = 5_000;

  @Option(
      names = "--rate",
      description = "Fragments a second at most; default: as fast as it goes.")
  private double rate;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "As taskmanager.memory.process.size; default: ${DEFAULT-VALUE}.")
  private String memory = "2g";

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "Setting of Flink, such as execution.checkpointing.interval.")
  private Map<String, String> settings = new TreeMap<>();

  @Option(names = "--model", description = "As infer.model; default: the model that ships.")
  private String model = InferOptions.MODEL.defaultValue();

  @Option(
      names = "--vectors",
      required = true,
      description = "Directory that keeps vectors from one run to the next.")
  private Path vectors = Path.of("");

  @Mixin private BenchOutput output = new BenchOutput();

  private MemoryBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new MemoryBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("clonestream-bench-memory");
    try {
      Path corpus = directory.resolve("corpus");
      OUT.printf(Locale.ROOT, "%,d real fragments%n", write(corpus));
      GrownJob job = new GrownJob(corpus, directory.resolve("progress"), model, rate);
      try (MeasuredCluster cluster = MeasuredCluster.start(directory, flink(directory))) {
        output.end(measure(cluster, job));
      }
    } finally {
      FileUtils.deleteDirectory(directory.toFile());
    }
    return 0;
  }

  private Map<String, String> flink(Path directory) {
    Map<String, String> flink = new TreeMap<>(RocksMemory.SETTINGS);
    flink.put("taskmanager.memory.process.size", memory);
    flink.put("taskmanager.numberOfTaskSlots", Integer.toString(SLOTS));
    flink.put("execution.checkpointing.dir", directory.resolve("checkpoints").toUri().toString());
    flink.put("execution.checkpointing.interval", "5 s");
    flink.put("execution.checkpointing.min-pause", "1 s");
    flink.put("web.checkpoints.history", Integer.toString(Checkpoints.REMEMBERED));
    flink.put("heartbeat.interval", "1 s");
    flink.put("restart-strategy.type", "fixed-delay");
    flink.put("restart-strategy.fixed-delay.attempts", "1000");
    flink.put("restart-strategy.fixed-delay.delay", "200 ms");
    flink.putAll(settings);
    return flink;
  }

  /** Writes the corpus and returns how many fragments it begins with. */
  private int write(Path corpus) throws IOException {
    List<RawRecord> changes = new ArrayList<>();
    for (Path repository : repositories) {
      changes.addAll(RecordedHistory.snapshot(repository, (path, content) -> {}));
    }
    Collections.shuffle(changes, new Random(1));
    EventDecoder<SymbolChange> decoder = EventDecoder.symbolChanges();
    Set<String> taken = new HashSet<>();
    List<Fragment> real = new ArrayList<>();
    List<RawRecord> kept = new ArrayList<>();
    for (RawRecord change : changes) {
      GrownCorpus.fragment(change, decoder)
          .filter(one -> real.size() < most && taken.add(one.id()) && taken.add(symbol(change)))
          .ifPresent(
              fragment -> {
                real.add(fragment);
                kept.add(change);
              });
    }
    List<EmbeddedFragment> embedded = RealFragments.embedded(real, vectors, OUT::println);
    GrownCorpus.write(kept, embedded, corpus);
    return kept.size();
  }

  private static String symbol(RawRecord change) {
    return new String(change.key(), StandardCharsets.UTF_8);
  }

  private BenchRun measure(MeasuredCluster cluster, GrownJob grown) throws Exception {
    Progress progress = new Progress(grown.progress());
    JobClient client = grown.submit(cluster.configuration(), SLOTS);
    String job = client.getJobID().toHexString();
    Pace pace = new Pace();
    ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    looking.scheduleAtFixedRate(
        () -> pace.add(System.currentTimeMillis(), progress.sum()),
        0,
        LOOK_MILLIS,
        TimeUnit.MILLISECONDS);
    OUT.printf(
        "%n%10s %8s %8s %9s %9s %9s %9s %9s %9s %9s%n",
        "fragments",
        "a second",
        "ms CPU",
        "RSS MB",
        "heap used",
        "heap",
        "RocksDB",
        "the JVM",
        "files",
        "rest");
    long count = 0;
    for (int stretch = 1; stretch <= STRETCHES; stretch++) {
      long start = System.currentTimeMillis();
      long before = progress.sum();
      long cpu = cpuNanos(cluster);
      do {
        Thread.sleep(LOOK_MILLIS);
        cluster.pid();
        count = progress.sum();
      } while (count < (long) fragments * stretch / STRETCHES);
      double seconds = (System.currentTimeMillis() - start) / 1e3;
      double millis = (cpuNanos(cluster) - cpu) / 1e6 / (count - before);
      print(count, (count - before) / seconds, millis, cluster, job);
    }
    looking.shutdownNow();
    Checkpoints checkpoints = Checkpoints.of(cluster, job);
    ResidentMemory end = ResidentMemory.of(cluster.pid());
    RocksMemory rocks = RocksMemory.of(cluster, job);
    long asked = System.currentTimeMillis();
    cluster.fullCheckpoint(job);
    Checkpoints.Checkpoint full = Checkpoints.of(cluster, job).from(asked).all().get(0);
    double restore = restore(cluster, progress);
    BenchRun run = BenchOutput.begin("memory");
    addMemory(run, end, rocks, count);
    addCheckpoints(run, checkpoints, pace, full);
    run.add("crash until it goes on", "s", Better.LOWER, restore)
        .add("of it restoring state", "s", Better.LOWER, initializing(cluster, job));
    client.cancel().get();
    return run;
  }

  private void print(long count, double aSecond, double millis, MeasuredCluster cluster, String job)
      throws IOException, InterruptedException {
    RocksMemory.of(cluster, job); // has Flink fetch what it answers with afterwards
    Thread.sleep(METRICS_FETCHED_MILLIS);
    RocksMemory rocks = RocksMemory.of(cluster, job);
    ResidentMemory memory = ResidentMemory.of(cluster.pid());
    long heap = memory.parts().getOrDefault("heap", 0L);
    long files = memory.parts().getOrDefault("files", 0L);
    long all = memory.parts().values().stream().mapToLong(bytes -> bytes).sum();
    OUT.printf(
        Locale.ROOT,
        "%,10d %8.0f %8.2f %9.0f %9.0f %9.0f %9.0f %9.0f %9.0f %9.0f%n",
        count,
        aSecond,
        millis,
        memory.resident() / MEGABYTE,
        memory.heapUsed() / MEGABYTE,
        heap / MEGABYTE,
        rocks.cache() / MEGABYTE,
        (all - heap - files) / MEGABYTE,
        files / MEGABYTE,
        (memory.rest() - rocks.cache()) / MEGABYTE);
  }

  private static long cpuNanos(MeasuredCluster cluster) throws IOException {
    return ProcessHandle.of(cluster.pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow()
        .toNanos();
  }

  /**
   * Seconds from a crash of the TaskManager, for which another is started, to the next fragment.
   */
  private static double restore(MeasuredCluster cluster, Progress progress)
      throws IOException, InterruptedException {
    cluster.killTaskManager();
    progress.clear();
    long start = System.nanoTime();
    cluster.startTaskManager();
    while (progress.sum() == 0) {
      cluster.pid();
      Thread.sleep(LOOK_MILLIS);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Seconds for which the slowest subtask was being initialised. */
  private static double initializing(MeasuredCluster cluster, String job)
      throws IOException, InterruptedException {
    long most = 0;
    for (JsonNode vertex : cluster.get("/jobs/" + job).path("vertices")) {
      String path = "/jobs/" + job + "/vertices/" + vertex.path("id").asText();
      for (JsonNode subtask : cluster.get(path).path("subtasks")) {
        most = Math.max(most, subtask.path("status-duration").path("INITIALIZING").asLong());
      }
    }
    return most / 1e3;
  }

  private static void addMemory(
      BenchRun run, ResidentMemory end, RocksMemory rocks, long fragments) {
    String unit = "MB";
    run.add("resident", unit, Better.LOWER, end.resident() / MEGABYTE)
        .add("resident at most", unit, Better.LOWER, end.peak() / MEGABYTE)
        .add("heap used", unit, Better.LOWER, end.heapUsed() / MEGABYTE);
    end.parts().forEach((part, bytes) -> run.add(part, unit, Better.LOWER, bytes / MEGABYTE));
    run.add("RocksDB: cache with memtables", unit, Better.LOWER, rocks.cache() / MEGABYTE)
        .add("of it memtables", unit, Better.LOWER, rocks.memtables() / MEGABYTE)
        .add("of it pinned", unit, Better.LOWER, rocks.pinned() / MEGABYTE)
        .add("RocksDB: table readers", unit, Better.LOWER, rocks.tableReaders() / MEGABYTE)
        .add(
            "rest: model, allocator",
            unit,
            Better.LOWER,
            Math.max(0, end.rest() - rocks.cache() - rocks.tableReaders()) / MEGABYTE)
        .add("files of state", unit, Better.LOWER, rocks.files() / MEGABYTE)
        .add(
            "files of state, of a fragment",
            "bytes",
            Better.LOWER,
            (double) rocks.files() / fragments);
  }

  private static void addCheckpoints(
      BenchRun run, Checkpoints checkpoints, Pace pace, Checkpoints.Checkpoint full) {
    double[] millis = samples(checkpoints, Checkpoints.Checkpoint::millis);
    double[] ascending = millis.clone();
    Arrays.sort(ascending);
    run.add("incremental checkpoint", "ms", Better.LOWER, millis)
        .add("incremental checkpoint, p99", "ms", Better.LOWER, Interval.percentile(ascending, .99))
        .add("it writes", "MB", Better.LOWER, samples(checkpoints, one -> one.written() / MEGABYTE))
        .add("state at the end", "MB", Better.LOWER, checkpoints.last().state() / MEGABYTE)
        .add("full checkpoint", "ms", Better.LOWER, full.millis())
        .add("it writes, full", "MB", Better.LOWER, full.written() / MEGABYTE);
    double[] within = checkpoints.within(pace);
    if (within.length > 0) {
      run.ratio("pace within a checkpoint over without", Better.HIGHER, within);
    }
  }

  private static double[] samples(
      Checkpoints checkpoints, ToDoubleFunction<Checkpoints.Checkpoint> figure) {
    return checkpoints.all().stream().mapToDouble(figure).toArray();
  }
}
