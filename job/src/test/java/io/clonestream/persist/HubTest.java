package io.clonestream.persist;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.follow.Stamp;
import io.clonestream.persist.TestGraph.CountedEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four writers whose rows all lead to the same few nodes. */
class HubTest {

  private static final int WRITERS = 4;
  private static final int HUBS = 12;
  private static final int BATCH = 40;
  private static final Stamp STAMP = new Stamp(1, 1);

  private final TestGraph graph = TestGraph.shared();
  private final CountedEvents events = new CountedEvents();

  @BeforeEach
  void empty() {
    graph.clear();
    try (GraphWriter writer = graph.writer()) {
      writer.open(1);
    }
  }

  @Test
  void noDeadlockReachesTheCallerAndNothingIsWrittenTwice() throws Exception {
    List<GraphRow> rows = rows(480);

    writeSideBySide(rows, true);

    assertThat(graph.differences(rows)).isEmpty();
    assertThat(
            graph.read(
                "MATCH (a)-[r]->(b) WITH a, b, type(r) AS type, coalesce(r.id, r.edgeId) AS id, "
                    + "count(*) AS times WHERE times > 1 RETURN a.id, b.id, type, id, times"))
        .isEmpty();
    assertThat(events.rejected).isZero();
    assertThat(events.retries).isEqualTo(events.deadlocks);
    assertThat(events.rows).isEqualTo(rows.size());
  }

  /** The same without the order of locks, so that it is known what the test above is about. */
  @Test
  void withoutTheOrderOfLocksTheSameRowsDeadlock() throws Exception {
    List<GraphRow> rows = rows(480);
    for (int round = 0; round < 200 && events.deadlocks == 0; round++) {
      empty();
      writeSideBySide(rows, false);
    }

    assertThat(events.deadlocks).isPositive();
    assertThat(events.rejected).isZero();
  }

  private void writeSideBySide(List<GraphRow> rows, boolean ordered) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    CountDownLatch start = new CountDownLatch(WRITERS);
    List<Future<?>> writing = new ArrayList<>();
    try {
      for (int writer = 0; writer < WRITERS; writer++) {
        List<GraphRow> own = new ArrayList<>();
        for (int row = writer; row < rows.size(); row += WRITERS) {
          own.add(rows.get(row));
        }
        long seed = writer;
        writing.add(
            threads.submit(
                () -> {
                  try (GraphWriter sink = graph.writer(events, seed, ordered)) {
                    start.countDown();
                    start.await();
                    for (int from = 0; from < own.size(); from += BATCH) {
                      List<GraphRow> batch = own.subList(from, Math.min(own.size(), from + BATCH));
                      assertThat(sink.write(batch, 1)).isEmpty();
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> one : writing) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Functions of one repository, instances of few classes, calling few names; pairs of the few. */
  private static List<GraphRow> rows(int symbols) {
    Random random = new Random(3);
    List<GraphRow> rows = new ArrayList<>();
    for (int i = 0; i < symbols; i++) {
      String[] calls = {name(random), name(random)};
      if (calls[0].equals(calls[1])) {
        calls = new String[] {calls[0]};
      }
      rows.add(
          symbol(
              STAMP,
              "lib",
              "m" + i,
              version(1, hub(random), 5),
              version(5, hub(random), OPEN, calls)));
    }
    for (int a = 0; a < HUBS; a++) {
      rows.add(cloneClass(STAMP, hub(a), "form" + a % 3, symbols / HUBS));
      for (int b = a + 1; b < HUBS; b++) {
        rows.add(pair(STAMP, hub(a), hub(b), 0.9f, 1, 3, 5, OPEN));
      }
    }
    for (int sequence = 1; sequence <= 20; sequence++) {
      rows.add(commit("lib", sequence));
    }
    Collections.shuffle(rows, random);
    return rows;
  }

  private static String name(Random random) {
    return "call" + random.nextInt(HUBS);
  }

  private static String hub(Random random) {
    return hub(random.nextInt(HUBS));
  }

  private static String hub(int number) {
    return String.valueOf((char) ('a' + number));
  }
}
