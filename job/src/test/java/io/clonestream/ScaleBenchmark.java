package io.clonestream;

import com.sun.management.OperatingSystemMXBean;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RecordedHistory;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRounds;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a second core and a second subtask of every operator bring. */
@Command(
    name = "bench.sh scale",
    sortOptions = false,
    description = {
      "Runs the whole job over RocksDB on the history of a Git repository, out of memory and into",
      "nothing: with parallelism 1 on one core and with 2 on two, in turns. The process is pinned",
      "to the cores (taskset) as a whole, its other threads too. Prints symbol changes a second of",
      "wall clock, the ratio, processor time, and how unevenly keys load the subtasks."
    })
public final class ScaleBenchmark implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final int PIN_ATTEMPTS = 20;

  @Parameters(paramLabel = "REPO", description = "Git repository whose history is replayed.")
  private Path repository = Path.of("");

  @Option(
      names = "--commits",
      description = "Oldest commits that are replayed; default: ${DEFAULT-VALUE}.")
  private int commits = 3_000;

  @Option(
      names = "--model",
      description = "As infer.model: none (default) compares by words and shape alone.")
  private String model = "none";

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Mixin private BenchOutput output = new BenchOutput();

  private ScaleBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new ScaleBenchmark()).execute(args));
  }

  /** Samples of one parallelism. */
  private static final class Samples {
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> micros = new ArrayList<>();
  }

  @Override
  public Integer call() throws Exception {
    List<RawRecord> changes = new ArrayList<>();
    RecordedHistory.of(repository, commits, done -> {}).forEach(changes::addAll);
    MemoryJob job = MemoryJob.partitioned(changes, model);
    OUT.printf(Locale.ROOT, "%,d symbol changes%n", job.changes());
    Samples one = new Samples();
    Samples two = new Samples();
    Map<String, List<Double>> skew = new TreeMap<>();
    try (MiniCluster cluster = MemoryJob.cluster()) {
      rounds.run(
          counted -> {
            pin("0");
            round(job, cluster, 1, counted ? one : new Samples(), new TreeMap<>());
            pin("0,1");
            round(job, cluster, 2, counted ? two : new Samples(), counted ? skew : new TreeMap<>());
          });
    }
    String unit = "µs CPU a change";
    BenchRun run =
        BenchOutput.begin("scale")
            .add("parallelism 1, one core", "changes a second", Better.HIGHER, array(one.rates))
            .add("parallelism 2, two cores", "changes a second", Better.HIGHER, array(two.rates))
            .ratio(
                "parallelism 2 over 1",
                Better.HIGHER,
                "parallelism 2, two cores",
                "parallelism 1, one core")
            .add("processor time at 1", unit, Better.LOWER, array(one.micros))
            .add("processor time at 2", unit, Better.LOWER, array(two.micros));
    skew.forEach(
        (task, ratios) ->
            run.ratio("busier subtask of " + task + " over the mean", Better.LOWER, array(ratios)));
    output.end(run);
    return 0;
  }

  private static void round(
      MemoryJob job,
      MiniCluster cluster,
      int parallelism,
      Samples samples,
      Map<String, List<Double>> skew)
      throws Exception {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var plan = job.plan(parallelism);
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    JobExecutionResult result = cluster.executeJobBlocking(plan);
    double rate = job.changes() * 1e9 / (System.nanoTime() - wall);
    double micros = (system.getProcessCpuTime() - cpu) / 1e3 / job.changes();
    OUT.printf(
        Locale.ROOT,
        "parallelism %d: %,.0f changes a second, %.0f µs CPU each%n",
        parallelism,
        rate,
        micros);
    samples.rates.add(rate);
    samples.micros.add(micros);
    AccessExecutionGraph graph = cluster.getExecutionGraph(result.getJobID()).get();
    for (AccessExecutionJobVertex vertex : graph.getVerticesTopologically()) {
      long[] records =
          Arrays.stream(vertex.getTaskVertices())
              .mapToLong(task -> task.getCurrentExecutionAttempt().getIOMetrics().getNumRecordsIn())
              .toArray();
      double mean = Arrays.stream(records).average().orElse(0);
      if (records.length > 1 && mean >= job.changes() / 2.0) {
        String name = vertex.getName().split(" -> ", 2)[0];
        skew.computeIfAbsent(name, first -> new ArrayList<>())
            .add(Arrays.stream(records).max().orElse(0) / mean);
      }
    }
  }

  /** Lets all threads of this process run on these cores alone; new ones inherit it. */
  private static void pin(String cores) throws IOException, InterruptedException {
    String pid = Long.toString(ProcessHandle.current().pid());
    for (int attempt = 0; attempt < PIN_ATTEMPTS; attempt++) {
      int failed =
          new ProcessBuilder("taskset", "--all-tasks", "--cpu-list", "--pid", cores, pid)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (failed == 0) {
        return;
      } // a thread that it saw has ended
    }
    throw new IOException("taskset cannot pin process " + pid + " to cores " + cores);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
