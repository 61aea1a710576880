package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.match.MatchChain.Taken;
import io.clonestream.tune.RealFragments;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What it costs to find the pairs of one fragment, as there are more and more of them. */
@Command(
    name = "bench.sh match",
    sortOptions = false,
    description = {
      "Feeds the functions and types of Git repositories, each once and in an order left to"
          + " chance,",
      "to the operators of matching over RocksDB, in one thread and without a network. Prints for",
      "each stretch the processor time of a fragment by operator and for what goes between them,"
          + " the",
      "pairs that it is compared in, handed on and kept, and the bytes sent to blocks and homes;"
          + " at",
      "the end the state. Cells of embeddings are fixed, so that the pairs compared grow with the",
      "fragments."
    })
public final class MatchBenchmark implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final int PARTS = 10;

  @Parameters(
      arity = "1..*",
      paramLabel = "REPO",
      description = "Git repositories; NAME=PATH where names would not differ.")
  private List<String> repositories = List.of();

  @Option(
      names = "--functions",
      description = "Functions taken of a repository at most; default: ${DEFAULT-VALUE}.")
  private int functions = 2_000;

  @Option(
      names = "--fragments",
      description = {
        "Fragments in all, where the repositories have more or fewer: after those follow copies of",
        "them in other words, other token grams and moved embeddings, as rare and as near as"
            + " theirs."
      })
  private int wanted;

  @Option(
      names = "--stretches",
      description = "Stretches, each of as many fragments; default: ${DEFAULT-VALUE}.")
  private int stretches = 5;

  @Option(names = "--margin", description = "As match.screen-margin; default: ${DEFAULT-VALUE}.")
  private double margin = MatchOptions.SCREEN_MARGIN.defaultValue();

  @Option(
      names = "--vectors",
      required = true,
      description = "Directory that keeps vectors from one run to the next.")
  private Path vectors = Path.of("");

  @Mixin private BenchOutput output = new BenchOutput();

  private MatchBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new MatchBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<EmbeddedFragment> fragments = fragments();
    Path state = Files.createTempDirectory("clonestream-bench-match");
    List<Taken> last = List.of();
    try (var chain = new MatchChain(CalibrationFile.of(Calibration.DEFAULT), margin, state)) {
      OUT.printf(
          "%n%10s %9s %9s %9s %9s %9s %10s %10s %8s %10s %10s%n",
          "fragments",
          "spread µs",
          "block µs",
          "home µs",
          "sent µs",
          "all µs",
          "compared",
          "handed on",
          "kept",
          "KB blocks",
          "KB homes");
      for (int i = 0; i < stretches; i++) {
        int from = (int) ((long) fragments.size() * i / stretches);
        int to = (int) ((long) fragments.size() * (i + 1) / stretches);
        last = stretch(chain, fragments.subList(from, to));
        Taken taken = new Taken();
        last.forEach(taken::add);
        print(to, taken);
      }
      chain.flush();
      OUT.printf(
          Locale.ROOT,
          "%nstate of a fragment: %.1f KB in blocks, %.1f KB at home; largest block %.0f times the"
              + " mean%n",
          bytes(state.resolve("block")) / 1e3 / fragments.size(),
          bytes(state.resolve("home")) / 1e3 / fragments.size(),
          chain.skew());
    } finally {
      FileUtils.deleteDirectory(state.toFile());
    }
    output.end(run(last));
    return 0;
  }

  private List<EmbeddedFragment> fragments() {
    List<EmbeddedFragment> real =
        new ArrayList<>(RealFragments.of(repositories, functions, vectors, OUT::println));
    Collections.shuffle(real, new Random(1));
    return wanted == 0 ? real : GrownFragments.of(real, wanted);
  }

  /** One after the other, in parts of equal size. */
  private static List<Taken> stretch(MatchChain chain, List<EmbeddedFragment> fragments)
      throws Exception {
    List<Taken> parts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int from = (int) ((long) fragments.size() * part / PARTS);
      int to = (int) ((long) fragments.size() * (part + 1) / PARTS);
      Taken taken = new Taken();
      for (EmbeddedFragment fragment : fragments.subList(from, to)) {
        chain.add(fragment, taken);
      }
      parts.add(taken);
    }
    return parts;
  }

  /** Its samples are the parts of one stretch. */
  private static BenchRun run(List<Taken> parts) {
    String unit = "µs a fragment";
    return BenchOutput.begin("match")
        .add("spread", unit, Better.LOWER, samples(parts, part -> part.micros(all -> all.spread)))
        .add("block", unit, Better.LOWER, samples(parts, part -> part.micros(all -> all.block)))
        .add("home", unit, Better.LOWER, samples(parts, part -> part.micros(all -> all.home)))
        .add("sent", unit, Better.LOWER, samples(parts, part -> part.micros(all -> all.transport)))
        .ratio(
            "handed on of what is compared",
            Better.LOWER,
            samples(parts, part -> part.each(all -> all.handedOn) / part.each(all -> all.compared)))
        .ratio(
            "kept of what is handed on",
            Better.HIGHER,
            samples(parts, part -> part.each(all -> all.kept) / part.each(all -> all.handedOn)));
  }

  private static double[] samples(List<Taken> parts, ToDoubleFunction<Taken> figure) {
    return parts.stream().mapToDouble(figure).toArray();
  }

  private static void print(int upTo, Taken taken) {
    OUT.printf(
        Locale.ROOT,
        "%,10d %9.0f %9.0f %9.0f %9.0f %9.0f %10.1f %10.1f %8.2f %10.1f %10.1f%n",
        upTo,
        taken.micros(all -> all.spread),
        taken.micros(all -> all.block),
        taken.micros(all -> all.home),
        taken.micros(all -> all.transport),
        taken.micros(Taken::all),
        taken.each(all -> all.compared),
        taken.each(all -> all.handedOn),
        taken.each(all -> all.kept),
        taken.each(all -> all.blockBytes) / 1e3,
        taken.each(all -> all.homeBytes) / 1e3);
  }

  private static long bytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(MatchBenchmark::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
