package io.clonestream.persist;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.follow.Stamp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

class AbsentServerTest {

  private static final int BATCHES = 60;

  private final TestGraph graph = TestGraph.shared();

  @BeforeEach
  void empty() {
    graph.clear();
  }

  @Test
  void aWriterWaitsForAServerThatIsAwayAtTheStartAndInBetween() throws IOException {
    URI uri = URI.create(graph.connection().uri());
    try (Forwarder forwarder = new Forwarder(uri.getPort());
        GraphWriter writer =
            writer(
                forwarder.port(),
                Duration.ofMinutes(2),
                new Returning(forwarder, new TestGraph.CountedEvents()))) {
      writer.open(1);
      forwarder.go();

      assertThat(writer.write(List.of(cloneClass(new Stamp(1, 1), "f1", "form", 1)), 1)).isEmpty();
    }
    assertThat(graph.read("MATCH (c:CloneClass) RETURN c.id AS id"))
        .containsExactly(Map.of("id", "f1"));
  }

  /**
   * The server goes in the middle of transactions, also when it has committed and not yet said so.
   */
  @Test
  void nothingIsLostOrWrittenTwiceWhenTheServerGoesAndComesWhileItIsWritten() throws IOException {
    Random random = new Random(5);
    List<GraphRow> rows = new ArrayList<>();
    TestGraph.CountedEvents counted = new TestGraph.CountedEvents();
    URI uri = URI.create(graph.connection().uri());
    try (Forwarder forwarder = new Forwarder(uri.getPort());
        GraphWriter writer =
            writer(forwarder.port(), Duration.ofMinutes(2), new Returning(forwarder, counted))) {
      forwarder.come();
      writer.open(1);
      for (int batch = 0; batch < BATCHES; batch++) {
        String name = "m" + batch;
        Stamp stamp = new Stamp(1, batch + 1);
        List<GraphRow> part =
            List.of(
                symbol(stamp, "lib", name, version(1, "f1", 5, "get"), version(5, "f2", OPEN)),
                cloneClass(stamp, "g" + batch, "form", 1),
                pair(stamp, "f1", "g" + batch, 0.9f, 1, OPEN));
        rows.addAll(part);
        // A transaction's answers are some two thousand bytes; its last are those of the commit.
        forwarder.goAfter(random.nextInt(4_000));

        assertThat(writer.write(part, 1)).isEmpty();
      }
    }

    assertThat(counted.retries).isPositive();
    assertThat(counted.batches).isEqualTo(BATCHES);
    assertThat(graph.differences(rows)).isEmpty();
  }

  /** However many connections the writer had: of silent ones it waits for the first alone. */
  @Test
  void whenConnectionsAreSilentNewOnesTakeTheirPlace() throws IOException {
    TestGraph.CountedEvents counted = new TestGraph.CountedEvents();
    URI uri = URI.create(graph.connection().uri());
    try (Forwarder forwarder = new Forwarder(uri.getPort());
        GraphWriter writer = writer(forwarder.port(), Duration.ofMinutes(2), counted)) {
      forwarder.come();
      writer.open(1);
      forwarder.hush();

      assertThat(writer.write(List.of(cloneClass(new Stamp(1, 1), "f1", "form", 1)), 1)).isEmpty();
    }
    assertThat(counted.retries).isEqualTo(1);
    assertThat(graph.read("MATCH (c:CloneClass) RETURN c.id AS id"))
        .containsExactly(Map.of("id", "f1"));
  }

  @Test
  void whenTheTimeAllowedIsOverTheWriterFails() throws IOException {
    URI uri = URI.create(graph.connection().uri());
    try (Forwarder forwarder = new Forwarder(uri.getPort());
        GraphWriter writer =
            writer(forwarder.port(), Duration.ofMillis(50), new TestGraph.CountedEvents())) {
      assertThatThrownBy(() -> writer.open(1)).isInstanceOf(ServiceUnavailableException.class);
    }
  }

  private static GraphWriter writer(int port, Duration patience, WriteEvents events) {
    GraphConnection connection =
        new GraphConnection("bolt://127.0.0.1:" + port, "neo4j", "", "neo4j");
    return new GraphWriter(connection, "main", false, patience, 7, TestGraph.CLOCK, events);
  }

  /** Brings the server back after a failed attempt. */
  private record Returning(Forwarder forwarder, TestGraph.CountedEvents counted)
      implements WriteEvents {
    @Override
    public void retried(boolean deadlock) {
      counted.retried(deadlock);
      forwarder.come();
    }

    @Override
    public void written(int rows) {
      counted.written(rows);
    }

    @Override
    public void rejected() {
      counted.rejected();
    }
  }
}
