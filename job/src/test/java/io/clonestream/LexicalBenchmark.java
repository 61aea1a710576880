package io.clonestream;

import com.sun.management.OperatingSystemMXBean;
import io.clonestream.extract.BareParsing;
import io.clonestream.extract.Extractor;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RecordedHistory;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRounds;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import org.apache.flink.runtime.minicluster.MiniCluster;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How many lines of code an hour takes without inference. */
@Command(
    name = "bench.sh lexical",
    sortOptions = false,
    description = {
      "Takes the trees of Git repositories at HEAD, all new: parses their files with tree-sitter",
      "alone, extracts symbols, makes events of them as the publisher does, and runs the whole job",
      "over RocksDB on these events, out of memory and into nothing, on two subtasks of every",
      "operator. Lines are physical lines of the source files. Neither broker nor graph take part."
    })
public final class LexicalBenchmark implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final double NANOS_AN_HOUR = 3_600e9;
  private static final int CORES = 2;
  private static final String LINES_AN_HOUR = "million lines an hour";

  @Parameters(arity = "1..*", paramLabel = "REPO", description = "Git repositories.")
  private List<Path> repositories = List.of();

  @Option(
      names = "--model",
      description = "As infer.model: none (default) compares by words and shape alone.")
  private String model = "none";

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Mixin private BenchOutput output = new BenchOutput();

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private LexicalBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new LexicalBenchmark()).execute(args));
  }

  private record SourceFile(String path, byte[] content) {}

  /** Samples of one thing, in nanoseconds of processor time a line. */
  private static final class Samples {
    private final List<Double> nanos = new ArrayList<>();

    double[] perLine() {
      return nanos.stream().mapToDouble(value -> value).toArray();
    }
  }

  @Override
  public Integer call() throws Exception {
    List<SourceFile> files = new ArrayList<>();
    List<RawRecord> events = publish(files);
    long lines = files.stream().mapToLong(file -> SourceLines.of(file.content())).sum();
    OUT.printf(
        Locale.ROOT,
        "%,d files, %,d lines, %,d symbol changes%n",
        files.size(),
        lines,
        events.size());
    MemoryJob job = MemoryJob.partitioned(events, model);
    BareParsing bare = new BareParsing();
    Extractor extractor = new Extractor();
    Samples parsing = new Samples();
    Samples extraction = new Samples();
    Samples publisher = new Samples();
    Samples working = new Samples();
    List<Double> wall = new ArrayList<>();
    try (MiniCluster cluster = MemoryJob.cluster()) {
      rounds.run(
          counted -> {
            double parsed = read(files, bare::parse) / lines;
            double extracted =
                read(files, (path, content) -> extractor.extract(path, content) != null) / lines;
            double published = processorNanos(() -> publish(new ArrayList<>())) / lines;
            long start = System.nanoTime();
            double worked =
                processorNanos(() -> cluster.executeJobBlocking(job.plan(CORES))) / lines;
            double took = (double) (System.nanoTime() - start) / lines;
            OUT.printf(
                Locale.ROOT,
                "ns a line: parsed %.0f, extracted %.0f, published %.0f, job %.0f in %.0f%n",
                parsed,
                extracted,
                published,
                worked,
                took);
            if (counted) {
              parsing.nanos.add(parsed);
              extraction.nanos.add(extracted);
              publisher.nanos.add(published);
              working.nanos.add(worked);
              wall.add(NANOS_AN_HOUR / took / 1e6);
            }
          });
    }
    output.end(figures(parsing, extraction, publisher, working, wall));
    return 0;
  }

  private static BenchRun figures(
      Samples parsing, Samples extraction, Samples publisher, Samples job, List<Double> wall) {
    String unit = "ns CPU a line";
    double[] both = publisher.perLine();
    for (int i = 0; i < both.length; i++) {
      both[i] = CORES * NANOS_AN_HOUR / (both[i] + job.nanos.get(i)) / 1e6;
    }
    return BenchOutput.begin("lexical")
        .add("parsing alone", unit, Better.LOWER, parsing.perLine())
        .add("extraction", unit, Better.LOWER, extraction.perLine())
        .add("publisher", unit, Better.LOWER, publisher.perLine())
        .add("job", unit, Better.LOWER, job.perLine())
        .ratio("extraction over parsing alone", Better.LOWER, "extraction", "parsing alone")
        .add(
            "job on two subtasks",
            LINES_AN_HOUR,
            Better.HIGHER,
            wall.stream().mapToDouble(value -> value).toArray())
        .add(
            "publisher and job, by processor time of two cores",
            LINES_AN_HOUR,
            Better.HIGHER,
            both);
  }

  private List<RawRecord> publish(List<SourceFile> files) {
    List<RawRecord> events = new ArrayList<>();
    for (Path repository : repositories) {
      events.addAll(
          RecordedHistory.snapshot(
              repository, (path, content) -> files.add(new SourceFile(path, content))));
    }
    return events;
  }

  private double read(List<SourceFile> files, BiPredicate<String, byte[]> reader) throws Exception {
    return processorNanos(
        () -> files.stream().filter(file -> reader.test(file.path(), file.content())).count());
  }

  private double processorNanos(Callable<?> work) throws Exception {
    long before = system.getProcessCpuTime();
    work.call();
    return system.getProcessCpuTime() - before;
  }
}
