package io.clonestream;

import com.sun.management.OperatingSystemMXBean;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RecordedHistory;
import io.clonestream.infer.InferOptions;
import io.clonestream.schemas.Kind;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a commit of one new symbol costs as the corpus grows, next to scanning the corpus anew. */
@Command(
    name = "bench.sh flat",
    sortOptions = false,
    description = {
      "Runs the whole job over RocksDB, out of memory and into nothing. The trees of Git",
      "repositories at HEAD come one after the other; after each follow functions of it that were",
      "held back, each as a commit of its own: their processor time is measured, inference and the",
      "process's other threads with it. Then a command scans the files of all repositories so far.",
      "Neither broker nor graph take part: 'bench.sh pipeline' says what they add."
    })
public final class FlatBenchmark implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final String FILES = "{}";
  private static final long LOOK_MILLIS = 1_000;

  /** Share of a core below which nothing is at work but threads that look after the cluster. */
  private static final double IDLE = .05;

  /** Fields of /proc/self/stat behind the name: ticks of ended child processes. */
  private static final int CHILDREN_USER = 13;

  private static final int CHILDREN_SYSTEM = 14;
  private static final double TICKS_A_SECOND = 100;

  @Parameters(arity = "1..*", paramLabel = "REPO", description = "Git repositories.")
  private List<Path> repositories = List.of();

  @Option(
      names = "--commits",
      description = "Functions of each that are held back; default: ${DEFAULT-VALUE}.")
  private int commits = 100;

  @Option(names = "--model", description = "As infer.model; default: the model that ships.")
  private String model = InferOptions.MODEL.defaultValue();

  @Option(
      names = "--rescan",
      paramLabel = "COMMAND",
      description = {
        "Command that scans a directory, by its parts; {} stands for the directory. For example",
        "--rescan 'pmd cpd --minimum-tokens 50 --language java --dir {}'. Whatever it exits with is",
        "passed over: scanners say by it that they found something."
      })
  private @Nullable String rescan;

  @Mixin private BenchOutput output = new BenchOutput();

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private FlatBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new FlatBenchmark()).execute(args));
  }

  /** What a repository adds. */
  private record Stage(String name, List<RawRecord> corpus, List<RawRecord> heldBack, long lines) {}

  @Override
  public Integer call() throws Exception {
    Path files = Files.createTempDirectory("clonestream-bench-flat");
    try (MiniCluster cluster = MemoryJob.cluster()) {
      List<Stage> stages = new ArrayList<>();
      List<RawRecord> all = new ArrayList<>();
      for (Path repository : repositories) {
        Stage stage = stage(repository, files.resolve(Integer.toString(stages.size())));
        stages.add(stage);
        all.addAll(stage.corpus());
        all.addAll(stage.heldBack());
      }
      MemoryJob job = new MemoryJob(all, model);
      MemoryJob.release(0);
      cluster.submitJob(job.plan(1)).get();
      output.end(measure(stages, files));
    } finally {
      FileUtils.deleteDirectory(files.toFile());
    }
    return 0;
  }

  private BenchRun measure(List<Stage> stages, Path files) throws Exception {
    BenchRun run = BenchOutput.begin("flat");
    Path scanned = Files.createDirectory(files.resolve("scanned"));
    int released = 0;
    long lines = 0;
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      lines += stage.lines();
      released += stage.corpus().size();
      MemoryJob.release(released);
      awaitIdle();
      long before = system.getProcessCpuTime();
      released += stage.heldBack().size();
      MemoryJob.release(released);
      awaitIdle();
      double millis = (system.getProcessCpuTime() - before) / 1e6 / stage.heldBack().size();
      String corpus = String.format(Locale.ROOT, "%,d lines, %,d symbols", lines, released);
      OUT.printf(Locale.ROOT, "%s (with %s): %.1f ms a commit%n", corpus, stage.name(), millis);
      run.add("commit at " + corpus, "ms CPU", Better.LOWER, millis);
      if (rescan != null) {
        Files.move(files.resolve(Integer.toString(i)), scanned.resolve(Integer.toString(i)));
        double scan = scanMillis(rescan, scanned);
        OUT.printf(
            Locale.ROOT, "  scanned anew: %,.0f ms, %.0f times as much%n", scan, scan / millis);
        run.add("scan at " + corpus, "ms CPU", Better.LOWER, scan);
        run.ratio("scan over commit at " + corpus, Better.HIGHER, scan / millis);
      }
    }
    return run;
  }

  private Stage stage(Path repository, Path copy) {
    long[] lines = {0};
    List<RawRecord> corpus =
        new ArrayList<>(
            RecordedHistory.snapshot(
                repository,
                (path, content) -> {
                  lines[0] += SourceLines.of(content);
                  write(copy.resolve(path), content);
                }));
    EventDecoder<SymbolChange> decoder = EventDecoder.symbolChanges();
    List<RawRecord> functions =
        new ArrayList<>(corpus.stream().filter(event -> isFunction(event, decoder)).toList());
    Collections.shuffle(functions, new Random(1));
    List<RawRecord> heldBack =
        List.copyOf(functions.subList(0, Math.min(commits, functions.size())));
    corpus.removeAll(heldBack);
    return new Stage(repository.toString(), corpus, heldBack, lines[0]);
  }

  private static boolean isFunction(RawRecord event, EventDecoder<SymbolChange> decoder) {
    SymbolChange change = decoder.decode(event.value());
    return !change.getTest()
        && (change.getKind() == Kind.FUNCTION || change.getKind() == Kind.METHOD);
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until nothing is left to do: a stretch in which the process all but rests. */
  private void awaitIdle() throws InterruptedException {
    double share = 1;
    while (share > IDLE) {
      long before = system.getProcessCpuTime();
      Thread.sleep(LOOK_MILLIS);
      share = (system.getProcessCpuTime() - before) / 1e6 / LOOK_MILLIS;
    }
  }

  private static double scanMillis(String command, Path directory)
      throws IOException, InterruptedException {
    List<String> parts = new ArrayList<>();
    for (String part : command.strip().split("\\s+")) {
      parts.add(part.equals(FILES) ? directory.toString() : part);
    }
    double before = childrenSeconds();
    new ProcessBuilder(parts)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return (childrenSeconds() - before) * 1e3;
  }

  /** Processor time of child processes that have ended, theirs too (proc(5)). */
  private static double childrenSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]))
        / TICKS_A_SECOND;
  }
}
