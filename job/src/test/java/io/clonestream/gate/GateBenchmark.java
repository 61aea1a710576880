package io.clonestream.gate;

import com.sun.management.OperatingSystemMXBean;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RecordedHistory;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRounds;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an event costs before inference, and what the gate's filter and cache do for it. */
@Command(
    name = "bench.sh gate",
    sortOptions = false,
    description = {
      "Replays the history of a Git repository, commit by commit as the publisher sends it,"
          + " through",
      "fingerprint, follow and gate over RocksDB, in one thread, with a checkpoint now and then.",
      "Then the same history again as of another branch: all of its code is known. Rounds with the",
      "cache of the job and with a small one take turns, each on new state. Prints processor time"
          + " of",
      "an event by operator, next to decoding it and nothing else; bytes between operators; how"
          + " often",
      "the cache answered, and reads and writes of keyed state; of the Bloom filter what a look-up",
      "costs and how often it errs; what a preload of a file's other symbols would bring."
    })
public final class GateBenchmark implements Callable<Integer> {

  private static final PrintStream OUT = System.out;

  @Parameters(paramLabel = "REPO", description = "Git repository whose history is replayed.")
  private Path repository = Path.of("");

  @Option(
      names = "--commits",
      description = "Oldest commits that are replayed; default: ${DEFAULT-VALUE}.")
  private int commits = 3_000;

  @Option(
      names = "--small-cache",
      paramLabel = "RECORDS",
      description = "Class records in the small cache; default: ${DEFAULT-VALUE}.")
  private int smallCache = 1_000;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "COMMITS",
      description = "Commits between two checkpoints; default: ${DEFAULT-VALUE}.")
  private int checkpointEvery = 500;

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Mixin private BenchOutput output = new BenchOutput();

  private GateBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new GateBenchmark()).execute(args));
  }

  /** One replay. */
  private record Replay(
      long decoding,
      GateChain.Taken taken,
      GateChain.Taken known,
      double processMicros,
      double wallMicros,
      double hitRatio,
      double reads,
      double writes,
      long heap) {

    double micros(long nanos) {
      return nanos / 1e3 / taken.events;
    }

    double knownMicros() {
      return known.all() / 1e3 / known.events;
    }
  }

  @Override
  public Integer call() throws Exception {
    List<List<RawRecord>> history =
        RecordedHistory.of(
            repository,
            commits,
            done -> {
              if (done % 500 == 0) {
                OUT.printf(Locale.ROOT, "extracted: %,d commits%n", done);
              }
            });
    List<Replay> kept = new ArrayList<>();
    List<Replay> small = new ArrayList<>();
    rounds.run(
        counted -> {
          Replay withCache = replay(history, GateOptions.CACHE_RECORDS.defaultValue());
          Replay withSmall = replay(history, smallCache);
          if (counted) {
            kept.add(withCache);
            small.add(withSmall);
          }
          OUT.printf(
              Locale.ROOT,
              "%.1f µs an event, with the small cache %.1f%n",
              withCache.processMicros(),
              withSmall.processMicros());
        });
    GateChain.Taken of = kept.get(0).taken();
    OUT.printf(
        Locale.ROOT,
        "%,d commits: %,d symbol changes (%,d refused), %,d facts of classes, %,d classes sent to"
            + " inference%n%n",
        history.size(),
        of.events,
        of.refused,
        of.facts,
        of.released);
    BenchRun run = figures(kept, small);
    FilterFigures.add(run, rounds.counted());
    PreloadFigures.add(run, history);
    output.end(run);
    return 0;
  }

  private Replay replay(List<List<RawRecord>> history, long cacheRecords) throws Exception {
    Path state = Files.createTempDirectory("clonestream-bench-gate");
    long decoding = decoding(history);
    try (GateChain chain = new GateChain(cacheRecords, state)) {
      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long cpu = system.getProcessCpuTime();
      long wall = System.nanoTime();
      GateChain.Taken taken = replay(history, chain, UnaryOperator.identity());
      double events = taken.events * 1e3;
      double facts = taken.facts;
      double processMicros = (system.getProcessCpuTime() - cpu) / events;
      double wallMicros = (System.nanoTime() - wall) / events;
      System.gc(); // heap in use is measured
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      double hitRatio = chain.gate().state().cache().hitRatio();
      double reads = chain.gate().stateReads() / facts;
      double writes = chain.gate().stateWrites() / facts;
      GateChain.Taken known =
          replay(history, chain, step -> RecordedHistory.onBranch("other", step));
      return new Replay(
          decoding, taken, known, processMicros, wallMicros, hitRatio, reads, writes, heap);
    } finally {
      FileUtils.deleteDirectory(state.toFile());
    }
  }

  private GateChain.Taken replay(
      List<List<RawRecord>> history, GateChain chain, UnaryOperator<List<RawRecord>> as)
      throws Exception {
    for (int commit = 0; commit < history.size(); commit++) {
      chain.add(as.apply(history.get(commit)));
      if ((commit + 1) % checkpointEvery == 0) {
        chain.checkpoint();
      }
    }
    return chain.taken();
  }

  /** Nanoseconds of this thread that it takes to decode all of a history and do nothing else. */
  private static long decoding(List<List<RawRecord>> history) {
    EventDecoder<SymbolChange> decoder = EventDecoder.symbolChanges();
    long start = GateChain.nanos();
    long sequences = 0;
    for (List<RawRecord> step : history) {
      for (RawRecord event : step) {
        sequences += decoder.decode(event.value()).getSequence();
      }
    }
    if (sequences < 0) {
      throw new IllegalStateException("Sequences sum up to " + sequences);
    }
    return GateChain.nanos() - start;
  }

  private BenchRun figures(List<Replay> kept, List<Replay> small) {
    String unit = "µs CPU an event";
    double[] perRecord = new double[kept.size()];
    for (int i = 0; i < perRecord.length; i++) {
      long records = kept.get(i).taken().released - smallCache;
      perRecord[i] = Math.max(0, kept.get(i).heap() - small.get(i).heap()) / (double) records;
    }
    double most = GateOptions.CACHE_RECORDS.defaultValue() / 1e6;
    String known = "all of this thread, known code";
    String decoding = "nothing but decoding";
    return BenchOutput.begin("gate")
        .add("fingerprint", unit, Better.LOWER, of(kept, r -> r.micros(r.taken().fingerprint)))
        .add("follow", unit, Better.LOWER, of(kept, r -> r.micros(r.taken().follow)))
        .add("gate", unit, Better.LOWER, of(kept, r -> r.micros(r.taken().gate)))
        .add(
            "encoding between them",
            unit,
            Better.LOWER,
            of(kept, r -> r.micros(r.taken().transport)))
        .add("checkpoints", unit, Better.LOWER, of(kept, r -> r.micros(r.taken().checkpoint)))
        .add("all of this thread", unit, Better.LOWER, of(kept, r -> r.micros(r.taken().all())))
        .add(known, unit, Better.LOWER, of(kept, Replay::knownMicros))
        .add(decoding, unit, Better.LOWER, of(kept, r -> r.micros(r.decoding())))
        .ratio("all of this thread over decoding", Better.LOWER, "all of this thread", decoding)
        .ratio("known code over decoding", Better.LOWER, known, decoding)
        .add(
            "sent between operators",
            "bytes an event",
            Better.LOWER,
            of(kept, r -> (double) r.taken().bytes / r.taken().events))
        .add("all of the process", unit, Better.LOWER, of(kept, Replay::processMicros))
        .add("all, wall", "µs an event", Better.LOWER, of(kept, Replay::wallMicros))
        .add(
            "all of the process, small cache", unit, Better.LOWER, of(small, Replay::processMicros))
        .ratio("hits of the cache", Better.HIGHER, of(kept, Replay::hitRatio))
        .ratio("hits of the small cache", Better.HIGHER, of(small, Replay::hitRatio))
        .add("reads of state", "a fact", Better.LOWER, of(kept, Replay::reads))
        .add("writes of state", "a fact", Better.LOWER, of(kept, Replay::writes))
        .add("reads of state, small cache", "a fact", Better.LOWER, of(small, Replay::reads))
        .add("writes of state, small cache", "a fact", Better.LOWER, of(small, Replay::writes))
        .add("a record in the cache", "bytes", Better.LOWER, perRecord)
        .add(
            "the cache when full",
            "MB",
            Better.LOWER,
            Arrays.stream(perRecord).map(bytes -> bytes * most).toArray());
  }

  private static double[] of(List<Replay> replays, ToDoubleFunction<Replay> figure) {
    return replays.stream().mapToDouble(figure).toArray();
  }
}
