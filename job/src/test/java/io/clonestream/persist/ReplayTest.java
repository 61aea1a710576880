package io.clonestream.persist;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The graph is a function of the set of rows. */
class ReplayTest {

  private static final int CLASSES = 6;

  private static TestGraph graph;

  @BeforeAll
  static void start() {
    graph = TestGraph.shared();
  }

  @BeforeEach
  void empty() {
    graph.clear();
  }

  @RepeatedTest(8)
  void rowsInAnyOrderAndTwiceGiveTheSameGraph(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<GraphRow> rows = history(random, 5);
    write(rows, rows.size());
    List<String> expected = graph.dump();

    graph.clear();
    List<GraphRow> replayed = new ArrayList<>(rows);
    IntStream.range(0, rows.size())
        .forEach(i -> replayed.add(rows.get(random.nextInt(rows.size()))));
    Collections.shuffle(replayed, random);
    write(replayed, 1 + random.nextInt(9));

    assertThat(graph.dump()).isEqualTo(expected);
  }

  @Test
  void writersSideBySideOnTheSameHubsNeitherFailNorDiffer() {
    List<GraphRow> rows = history(new Random(1), 60);
    write(rows, rows.size());
    List<String> expected = graph.dump();
    graph.clear();

    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> writeShuffled(rows, 1), threads),
              CompletableFuture.runAsync(() -> writeShuffled(rows, 2), threads))
          .join();
    } finally {
      threads.shutdown();
    }

    assertThat(graph.dump()).isEqualTo(expected);
  }

  private static void writeShuffled(List<GraphRow> rows, int seed) {
    List<GraphRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    write(shuffled, 20);
  }

  private static void write(List<GraphRow> rows, int batch) {
    try (GraphWriter writer = graph.writer()) {
      writer.open(2);
      for (int from = 0; from < rows.size(); from += batch) {
        List<GraphRow> part = rows.subList(from, Math.min(rows.size(), from + batch));
        assertThat(writer.write(part, 2)).isEmpty();
      }
    }
  }

  /** Several revisions of every key, each with other content; the last stands. */
  private static List<GraphRow> history(Random random, int symbols) {
    List<GraphRow> rows = new ArrayList<>();
    for (int revision = 1; revision <= 3; revision++) {
      Stamp stamp = new Stamp(1 + random.nextInt(2), revision);
      for (int i = 0; i < symbols; i++) {
        rows.add(symbol(stamp, "lib" + i % 2, "m" + i, versions(random)));
      }
      for (int i = 0; i < CLASSES; i++) {
        rows.add(cloneClass(stamp, "f" + i, "form" + i % 2, random.nextInt(4)));
        int other = i + 1 + random.nextInt(CLASSES);
        rows.add(pair(stamp, "f" + i, "f" + other, random.nextInt(100) / 100f, periods(random)));
      }
      rows.add(commit("lib0", revision));
    }
    return rows;
  }

  private static Version[] versions(Random random) {
    List<Version> versions = new ArrayList<>();
    long from = 1 + random.nextInt(3);
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      long to = i == count - 1 && random.nextBoolean() ? OPEN : from + 1 + random.nextInt(5);
      String[] calls = {"get", "put" + random.nextInt(3)};
      versions.add(version(from, "f" + random.nextInt(CLASSES), to, calls));
      from = to == OPEN ? from : to + random.nextInt(2);
    }
    return versions.toArray(Version[]::new);
  }

  private static long[] periods(Random random) {
    long from = 1 + random.nextInt(5);
    return switch (random.nextInt(4)) {
      case 0 -> new long[0];
      case 1 -> new long[] {from, OPEN};
      case 2 -> new long[] {from, from + 2};
      default -> new long[] {from, from + 2, from + 4, OPEN};
    };
  }
}
