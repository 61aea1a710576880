package io.clonestream.persist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GraphSchemaTest {

  private static final int WRITERS = 6;
  private static final int ROUNDS = 3;

  @Test
  void writersThatStartTogetherOnAnEmptyDatabaseAllFindTheSchema() throws Exception {
    TestGraph graph = TestGraph.shared();
    for (int round = 0; round < ROUNDS; round++) {
      forgetSchema(graph);
      openTogether(graph);
      assertThat(graph.read("MATCH (s:Schema) RETURN s.version AS version"))
          .containsExactly(Map.of("version", (long) GraphSchema.VERSION));
    }
  }

  private static void openTogether(TestGraph graph) throws Exception {
    CountDownLatch start = new CountDownLatch(WRITERS);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> opened = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        opened.add(
            threads.submit(
                () -> {
                  try (GraphWriter own = graph.writer()) {
                    start.countDown();
                    start.await();
                    own.open(1);
                  }
                  return null;
                }));
      }
      for (Future<?> one : opened) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void forgetSchema(TestGraph graph) {
    graph.read("MATCH (n) DETACH DELETE n");
    for (Map<String, Object> constraint : graph.read("SHOW CONSTRAINTS YIELD name")) {
      graph.read("DROP CONSTRAINT " + constraint.get("name"));
    }
    for (Map<String, Object> index :
        graph.read("SHOW INDEXES YIELD name, type WHERE type = 'RANGE'")) {
      graph.read("DROP INDEX " + index.get("name"));
    }
  }
}
