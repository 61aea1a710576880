package io.clonestream.local;

import io.clonestream.persist.GraphConnection;
import io.clonestream.persist.GraphContent;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.PersistOptions;
import io.clonestream.verify.Difference;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRounds;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.apache.flink.configuration.Configuration;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast the sink writes, next to a loop written by hand. */
@Command(
    name = "bench.sh persist",
    sortOptions = false,
    description = {
      "Starts a Neo4j of its own and writes repositories into it, in turns: through the sink, as",
      "the job runs it, and by a bare driver loop over the same rows, batched and row by row.",
      "Prints rows a second, processor time a row of this process and the server, and ratios, of",
      "which 1 is as good as the loop. First it checks that all of them leave the same graph."
    })
public final class BenchPersist implements Callable<Integer> {

  private static final PrintStream OUT = System.out;

  @Option(names = "--symbols", description = "Functions a round; default: ${DEFAULT-VALUE}.")
  private int symbols = 10_000;

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Option(names = "--writers", description = "Parallel writers of the sink; default: 1.")
  private int writers = 1;

  @Option(names = "--batch-size", description = "Rows a transaction; default: ${DEFAULT-VALUE}.")
  private int batchSize = PersistOptions.BATCH_SIZE.defaultValue();

  @Option(
      names = "--kinds",
      split = ",",
      description = "Kinds of rows, in this order; default: ${DEFAULT-VALUE}.",
      defaultValue = "symbols,memberships,classes,edges")
  private List<String> kinds = List.of();

  @Option(names = "--skip-single", description = "Leave out the loop that writes row by row.")
  private boolean skipSingle;

  @Option(names = "--heap", description = "Heap of Neo4j; default: ${DEFAULT-VALUE}.")
  private String heap = "1g";

  @Mixin private BenchOutput output = new BenchOutput();

  private final Map<String, List<Figure>> figures = new LinkedHashMap<>();
  private BenchCpu cpu = new BenchCpu();
  private int round;

  /**
   * One measurement.
   *
   * @param rate rows a second
   * @param cpu microseconds of processor time a row, of this process and the server
   */
  private record Figure(double rate, double cpu) {}

  private BenchPersist() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchPersist()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    LocalNeo4j neo4j = BenchNeo4j.start(heap);
    cpu = new BenchCpu(neo4j.process().pid());
    run(neo4j.boltUri());
    return 0;
  }

  private void run(String uri) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PersistOptions.URI, uri);
    configuration.set(PersistOptions.BATCH_SIZE, batchSize);
    configuration.set(PersistOptions.CAPACITY, 2 * batchSize);
    try (BenchSink sink = new BenchSink(configuration, writers);
        Driver driver = GraphDatabase.driver(uri, AuthTokens.none())) {
      BenchLoop loop = new BenchLoop(driver);
      sink.write(new BenchRows("first", 2).born()); // the schema stands when this is answered
      rounds.run(
          counted -> {
            measure("sink", new BenchRows("sink" + round, symbols), counted, sink::write);
            measure(
                "bare loop",
                new BenchRows("loop" + round, symbols),
                counted,
                rows -> loop.write(rows, batchSize));
            if (!skipSingle) {
              measure(
                  "row by row",
                  new BenchRows("single" + round, single()),
                  counted,
                  rows -> loop.write(rows, 1));
            }
            if (round == 0) {
              check(uri);
            }
            round++;
          });
    }
    output.end(figures());
  }

  private int single() {
    return skipSingle ? 0 : Math.max(1, symbols / 20);
  }

  private interface Writing {
    void write(List<GraphRow> rows) throws Exception;
  }

  private void measure(String variant, BenchRows rows, boolean counted, Writing writing)
      throws Exception {
    for (String kind : kinds) {
      time(variant, kind, whole(rows.of(kind)), counted, writing);
    }
  }

  /** Without a last batch that would only wait for others: that is latency and no rate. */
  private List<GraphRow> whole(List<GraphRow> rows) {
    return rows.size() < batchSize ? rows : rows.subList(0, rows.size() - rows.size() % batchSize);
  }

  private void time(
      String variant, String kind, List<GraphRow> rows, boolean counted, Writing writing)
      throws Exception {
    long before = cpu.nanos();
    long start = System.nanoTime();
    writing.write(rows);
    long wall = System.nanoTime() - start;
    Figure figure =
        new Figure(rows.size() * 1e9 / wall, (cpu.nanos() - before) / 1e3 / rows.size());
    OUT.printf(
        Locale.ROOT,
        "%-12s %-12s %8.0f rows/s %8.0f µs of processor a row%n",
        variant,
        kind,
        figure.rate(),
        figure.cpu());
    if (counted) {
      figures.computeIfAbsent(kind + " " + variant, key -> new ArrayList<>()).add(figure);
    }
  }

  /** Both ways lead to the same graph, or the comparison means nothing. */
  private void check(String uri) {
    Map<String, GraphRow> all =
        new LinkedHashMap<>(); // of several rows of one node the newest stands
    new BenchRows("first", 2).born().forEach(row -> all.put(row.key(), row));
    for (BenchRows rows :
        List.of(
            new BenchRows("sink" + round, symbols),
            new BenchRows("loop" + round, symbols),
            new BenchRows("single" + round, single()))) {
      kinds.stream()
          .flatMap(kind -> whole(rows.of(kind)).stream())
          .forEach(row -> all.merge(row.key(), row, GraphRow::higher));
    }
    try (GraphReader reader = new GraphReader(new GraphConnection(uri, "neo4j", "", "neo4j"))) {
      List<Difference> differences =
          Difference.between(GraphContent.of(all.values()), GraphContent.stored(reader));
      if (!differences.isEmpty()) {
        throw new IllegalStateException(
            differences.size() + " differences, the first: " + differences.get(0));
      }
      OUT.printf(Locale.ROOT, "the same graph in all ways: %d rows, 0 differences%n", all.size());
    }
  }

  private BenchRun figures() {
    BenchRun run = BenchOutput.begin("persist");
    for (String kind : kinds) {
      for (String variant : List.of("sink", "bare loop", "row by row")) {
        String name = kind + " " + variant;
        if (figures.containsKey(name)) {
          run.add(name, "rows a second", Better.HIGHER, samples(name, Figure::rate));
          run.add(name + ", processor", "µs a row", Better.LOWER, samples(name, Figure::cpu));
        }
      }
      run.ratio(kind + " sink over loop", Better.HIGHER, kind + " sink", kind + " bare loop");
      run.ratio(
          kind + " loop over sink, processor",
          Better.HIGHER,
          kind + " bare loop, processor",
          kind + " sink, processor");
    }
    return run;
  }

  private double[] samples(String name, ToDoubleFunction<Figure> figure) {
    return figures.getOrDefault(name, List.of()).stream().mapToDouble(figure).toArray();
  }
}
