package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.size.BlockGrowth;
import io.clonestream.tune.RealFragments;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.Better;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** With how many a newcomer is compared as a corpus grows: what is predicted, and what is so. */
@Command(
    name = "bench.sh blocks",
    sortOptions = false,
    description = {
      "Sorts functions and types of Git repositories into blocks by their keys alone. Takes half of",
      "the repositories, by chance, predicts from them how often fragments are compared in all, as",
      "'clonestream sizing' does for corpora that are too large to try, and counts it. Prints the",
      "figures of size/measured.tsv that say so, and predictions over counts."
    })
public final class BlocksBenchmark implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final int TRIES = 5;
  private static final int TIMED = 2_000;

  @Parameters(
      arity = "4..*",
      paramLabel = "REPO",
      description = "Git repositories; NAME=PATH where names would not differ.")
  private List<String> repositories = List.of();

  @Option(
      names = "--functions",
      description = "Functions taken of a repository at most; default: ${DEFAULT-VALUE}.")
  private int functions = 2_000;

  @Option(
      names = "--vectors",
      required = true,
      description = "Directory that keeps vectors from one run to the next.")
  private Path vectors = Path.of("");

  @Mixin private BenchOutput output = new BenchOutput();

  private final Codebook codebook = Codebook.load(Codebook.DEFAULT);

  private BlocksBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new BlocksBenchmark()).execute(args));
  }

  @Override
  public Integer call() {
    List<List<EmbeddedFragment>> fragments =
        RealFragments.byRepository(repositories, functions, vectors, OUT::println);
    BlockKeys keys = new BlockKeys(codebook);
    List<List<BlockCensus.Keys>> all = new ArrayList<>();
    for (List<EmbeddedFragment> one : fragments) {
      all.add(one.stream().map(fragment -> BlockCensus.Keys.of(fragment, keys)).toList());
    }
    BlockCensus whole = census(all);
    List<Double> ratios = new ArrayList<>();
    OUT.printf("%n%10s %10s %14s %14s %8s%n", "from", "fragments", "predicted", "counted", "ratio");
    for (int i = 0; i < TRIES; i++) {
      Collections.shuffle(all, new Random(i));
      BlockCensus half = census(all.subList(0, all.size() / 2));
      double predicted = predicted(half.growth(), whole);
      ratios.add(predicted / whole.comparisons());
      OUT.printf(
          Locale.ROOT,
          "%,10d %,10d %,14.0f %,14d %8.3f%n",
          half.fragments(),
          whole.fragments(),
          predicted,
          whole.comparisons(),
          predicted / whole.comparisons());
    }
    BlockGrowth growth = whole.growth();
    String unit = "keys of a pair";
    output.end(
        BenchOutput.begin("blocks")
            .add("keys", "a fragment", Better.NEITHER, whole.keys())
            .add("repository", "fragments", Better.NEITHER, growth.repository())
            .add("cells.within", unit, Better.LOWER, growth.cellsWithin())
            .add("cells.across", unit, Better.LOWER, growth.cellsAcross())
            .add("rest.within", unit, Better.LOWER, growth.restWithin())
            .add("rest.across", unit, Better.LOWER, growth.restAcross())
            .add("cpu.cell", "ns a cell", Better.LOWER, nanosOfCell(fragments))
            .ratio("predicted over counted", Better.NEITHER, array(ratios)));
    return 0;
  }

  /** Of the repositories of {@code whole}, by shares that hold for others: half of all pairs. */
  static double predicted(BlockGrowth growth, BlockCensus whole) {
    BlockGrowth own =
        new BlockGrowth(
            whole.growth().repository(),
            growth.cells(),
            growth.cellsWithin(),
            growth.cellsAcross(),
            growth.restWithin(),
            growth.restAcross());
    return whole.fragments() * own.compared(whole.fragments(), growth.cells()) / 2;
  }

  /** Processor time to look at one cell. */
  private double[] nanosOfCell(List<List<EmbeddedFragment>> all) {
    List<Place> places =
        all.stream()
            .flatMap(List::stream)
            .limit(TIMED)
            .map(embedded -> Place.of(embedded.fragment(), embedded.vector()))
            .toList();
    double[] nanos = new double[TRIES];
    for (int i = 0; i < nanos.length; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long sum =
          places.stream().mapToLong(place -> place.cells(codebook, BlockKeys.CELLS)[0]).sum();
      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      nanos[i] = sum < 0 ? Double.NaN : (double) took / places.size() / codebook.cells();
    }
    return nanos;
  }

  private BlockCensus census(List<List<BlockCensus.Keys>> some) {
    BlockCensus census = new BlockCensus(codebook.cells());
    for (int i = 0; i < some.size(); i++) {
      for (BlockCensus.Keys keys : some.get(i)) {
        census.add(keys, i);
      }
    }
    return census;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
