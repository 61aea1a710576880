package io.clonestream.watch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What one run of a benchmark measured, and on what; kept in a file and compared with others. */
public final class BenchRun {

  private final String bench;
  private final String commit;
  private final Instant time;
  private final Machine machine;
  private final List<Figure> figures = new ArrayList<>();

  BenchRun(String bench, String commit, Instant time, Machine machine) {
    this.bench = bench;
    this.commit = commit;
    this.time = time;
    this.machine = machine;
  }

  /**
   * A run that begins.
   *
   * @param bench which benchmark
   * @param commit of what is measured
   */
  public static BenchRun of(String bench, String commit, Machine machine, Clock clock) {
    return new BenchRun(bench, commit, clock.instant(), machine);
  }

  /** The run of a file. */
  public static BenchRun read(Path file) {
    return BenchFile.read(file);
  }

  /**
   * Adds a figure.
   *
   * @throws IllegalArgumentException where there is one of this name, or a sample is none
   */
  public BenchRun add(String name, String unit, Better better, double... samples) {
    return add(new Figure(name, unit, better, false, Arrays.stream(samples).boxed().toList()));
  }

  /** Adds a figure that compares two things within this run, each sample measured side by side. */
  public BenchRun ratio(String name, Better better, double... samples) {
    return add(new Figure(name, "", better, true, Arrays.stream(samples).boxed().toList()));
  }

  /** Adds one figure over another, sample by sample: measure them in turns. */
  public BenchRun ratio(String name, Better better, String over, String under) {
    List<Double> numerators = named(over).samples();
    List<Double> denominators = named(under).samples();
    if (numerators.size() != denominators.size()) {
      throw new IllegalArgumentException(
          String.format(
              "Ratio '%s' needs as many samples of '%s' as of '%s', not %d and %d",
              name, over, under, numerators.size(), denominators.size()));
    }
    double[] ratios = new double[numerators.size()];
    Arrays.setAll(ratios, i -> numerators.get(i) / denominators.get(i));
    return ratio(name, better, ratios);
  }

  BenchRun add(Figure figure) {
    if (figure(figure.name()).isPresent()) {
      throw new IllegalArgumentException("Figure '" + figure.name() + "' must be there once only");
    }
    figures.add(figure);
    return this;
  }

  /** The figure of this name. */
  public Optional<Figure> figure(String name) {
    return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
  }

  /** The figure of this name, which must be there. */
  public Figure named(String name) {
    return figure(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        "Figure '%s' must be one of %s",
                        name, figures.stream().map(Figure::name).toList())));
  }

  /** Which figures lost against those of another run of the same benchmark. */
  public Comparison against(BenchRun baseline) {
    return Comparison.of(this, baseline);
  }

  /** Writes the run to a file, in place of what is there. */
  public void write(Path file) {
    BenchFile.write(this, file);
  }

  /** Prints the run as a table. */
  public void print(Consumer<String> out) {
    BenchTable.print(this, out);
  }

  public String bench() {
    return bench;
  }

  public String commit() {
    return commit;
  }

  public Instant time() {
    return time;
  }

  public Machine machine() {
    return machine;
  }

  /** In the order in which they were added. */
  public List<Figure> figures() {
    return List.copyOf(figures);
  }
}
