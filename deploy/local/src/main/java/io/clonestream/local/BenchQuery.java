package io.clonestream.local;

import io.clonestream.persist.GraphConnection;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphWriter;
import io.clonestream.persist.WriteEvents;
import io.clonestream.query.Answers;
import io.clonestream.query.Families;
import io.clonestream.query.Parameter;
import io.clonestream.query.Question;
import io.clonestream.query.Reach;
import io.clonestream.query.Scope;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long answers take. */
@Command(
    name = "bench.sh query",
    sortOptions = false,
    description = {
      "Starts a Neo4j of its own, writes a seeded graph into it and asks every saved question,",
      "families and related symbols with changing arguments: now and as of random instants.",
      "Prints the median and the 95th percentile in milliseconds, asked anew and asked again of the",
      "answers kept (which looks whether the graph moved). Everything is asked in rounds before",
      "anything is counted, as of a service that has run for a while."
    })
public final class BenchQuery implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final int BATCH = 1_000;
  private static final String TENANT = "t";

  @Option(names = "--symbols", description = "Symbols; default: ${DEFAULT-VALUE}.")
  private int symbols = 12_000;

  @Option(
      names = "--versions",
      description = "Versions of a symbol, at most; default: ${DEFAULT-VALUE}.")
  private int versions = 5;

  @Option(names = "--asks", description = "Times each is asked; default: ${DEFAULT-VALUE}.")
  private int asks = 100;

  @Option(
      names = "--warm-up",
      description = "Rounds over every question before counting; default: ${DEFAULT-VALUE}.")
  private int warmUp = 50;

  @Option(names = "--heap", description = "Heap of Neo4j; default: ${DEFAULT-VALUE}.")
  private String heap = "1g";

  @Option(names = "--only", description = "Only this question; may be repeated.")
  private List<String> only = List.of();

  @Mixin private BenchOutput output = new BenchOutput();

  private BenchQuery() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchQuery()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    LocalNeo4j neo4j = BenchNeo4j.start(heap);
    GraphConnection connection = new GraphConnection(neo4j.boltUri(), "neo4j", "", "neo4j");
    BenchHistory history = new BenchHistory(symbols, versions, 7);
    write(connection, history.rows());
    try (GraphReader reader = new GraphReader(connection)) {
      ask(reader, history);
    }
    return 0;
  }

  private static void write(GraphConnection connection, List<GraphRow> rows) {
    try (GraphWriter writer =
        new GraphWriter(
            connection,
            "bench",
            false,
            Duration.ofMinutes(5),
            7,
            Clock.systemUTC(),
            new WriteEvents() {
              @Override
              public void written(int count) {}

              @Override
              public void retried(boolean deadlock) {}

              @Override
              public void rejected() {}
            })) {
      writer.open(1);
      for (int i = 0; i < rows.size(); i += BATCH) {
        writer.write(rows.subList(i, Math.min(rows.size(), i + BATCH)), 1);
        OUT.printf(Locale.ROOT, "\rwritten %,d of %,d rows", i, rows.size());
      }
      OUT.printf(Locale.ROOT, "\rwritten %,d rows%20s%n", rows.size(), "");
    }
  }

  private void ask(GraphReader reader, BenchHistory history) {
    reader.forEach(
        "query/size",
        Map.of(),
        row ->
            OUT.printf(
                Locale.ROOT,
                "graph: %,d symbols, %,d nodes, %,d relationships%n%n",
                row.number("symbols"),
                row.number("nodes"),
                row.number("relationships")));
    Answers kept = new Answers(reader);
    List<Asked> all = asked(reader, history, kept);
    BenchRun run = BenchOutput.begin("query");
    for (int i = 0; i < warmUp; i++) {
      for (Asked asked : all) {
        ask(asked, -i);
      }
    }
    OUT.printf("after %d rounds over every question:%n", warmUp);
    OUT.printf("%-24s %10s %8s %8s %12s%n", "question", "rows", "p50 ms", "p95 ms", "again p95");
    all.forEach(asked -> measure(asked, run));
    OUT.printf(Locale.ROOT, "%nanswers kept: %,d hits, %,d misses%n", kept.hits(), kept.misses());
    output.end(run);
  }

  /** What is asked by number: of the graph, and of the answers kept where they are. */
  private record Asked(String name, IntUnaryOperator anew, @Nullable IntUnaryOperator again) {}

  private List<Asked> asked(GraphReader reader, BenchHistory history, Answers kept) {
    List<Asked> all = new ArrayList<>();
    for (Question question : Question.all()) {
      all.add(
          new Asked(
              question.name(),
              i ->
                  new Answers(reader)
                      .ask(question, TENANT, said(question, history, i))
                      .rows()
                      .size(),
              i -> kept.ask(question, TENANT, said(question, history, i)).rows().size()));
    }
    all.add(
        new Asked(
            "families",
            i -> new Answers(reader).families(scope(i), 1, 20).size(),
            i -> kept.families(scope(i), 1, 20).size()));
    all.add(new Asked("related", i -> related(reader, history, i), null));
    return all.stream().filter(asked -> only.isEmpty() || only.contains(asked.name())).toList();
  }

  private static int related(GraphReader reader, BenchHistory history, int i) {
    return new Reach(reader, TENANT)
        .from(symbol(history, i), Question.named("resembles"), Map.of(), 0.5, 4)
        .size();
  }

  private record Took(int rows, double anew, double again) {}

  private static Took ask(Asked asked, int i) {
    long start = System.nanoTime();
    int rows = asked.anew().applyAsInt(i);
    long anew = System.nanoTime() - start;
    if (asked.again() == null) {
      return new Took(rows, anew / 1e6, 0);
    }
    int before = asked.again().applyAsInt(i);
    start = System.nanoTime();
    int after = asked.again().applyAsInt(i);
    long again = System.nanoTime() - start;
    if (after != before) {
      throw new IllegalStateException("Asked again, " + asked.name() + " is answered otherwise");
    }
    return new Took(rows, anew / 1e6, again / 1e6);
  }

  private void measure(Asked asked, BenchRun run) {
    double[] first = new double[asks];
    double[] second = new double[asks];
    int rows = 0;
    for (int i = 0; i < asks; i++) {
      Took took = ask(asked, i);
      rows += took.rows();
      first[i] = took.anew();
      second[i] = took.again();
    }
    run.add(asked.name(), "ms", Better.LOWER, first);
    if (asked.again() != null) {
      run.add(asked.name() + ", again", "ms", Better.LOWER, second);
    }
    Arrays.sort(first);
    Arrays.sort(second);
    int p95 = (int) Math.ceil(0.95 * asks) - 1;
    OUT.printf(
        Locale.ROOT,
        "%-24s %10.1f %8.1f %8.1f %12s%n",
        asked.name(),
        rows / (double) asks,
        first[asks / 2],
        first[p95],
        asked.again() == null ? "" : String.format(Locale.ROOT, "%.1f", second[p95]));
  }

  private static Map<Parameter, List<String>> said(Question question, BenchHistory history, int i) {
    Map<Parameter, List<String>> said = new EnumMap<>(Parameter.class);
    for (Parameter parameter : question.parameters()) {
      switch (parameter) {
        case SYMBOL, SYMBOLS -> said.put(parameter, List.of(symbol(history, i)));
        case OTHER -> said.put(parameter, List.of(symbol(history, i + 1)));
        case COMMIT -> said.put(parameter, List.of(history.commit(i)));
        case NAME -> said.put(parameter, List.of("name" + Math.floorMod(i * 31, 300)));
        case AT -> {
          if (i % 2 != 0) {
            said.put(parameter, List.of(Instant.ofEpochMilli(instant(i)).toString()));
          }
        }
        default -> {}
      }
    }
    return said;
  }

  private static Scope scope(int i) {
    return new Scope(
        TENANT,
        List.of(),
        List.of(),
        Families.DEFAULT_TOKENS,
        Families.DEFAULT_CONFIDENCE,
        Set.of(),
        i % 2 == 0 ? Scope.NOW : instant(i));
  }

  private static long instant(int i) {
    return BenchHistory.BEGIN.toEpochMilli() + new SplittableRandom(i).nextLong(BenchHistory.SPAN);
  }

  private static String symbol(BenchHistory history, int i) {
    List<String> ids = history.symbolIds();
    return ids.get(new SplittableRandom(i).nextInt(ids.size()));
  }
}
