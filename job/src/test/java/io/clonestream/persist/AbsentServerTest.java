package io.clonestream.persist;

import static io.clonestream.persist.Graphs.cloneClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.follow.Stamp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

class AbsentServerTest {

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
            writer(forwarder.port(), Duration.ofMinutes(2), new Returning(forwarder))) {
      writer.open(1);
      forwarder.go();

      assertThat(writer.write(List.of(cloneClass(new Stamp(1, 1), "f1", "form", 1)), 1)).isEmpty();
    }
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

  /** Brings the server back after the first failed attempt. */
  private record Returning(Forwarder forwarder) implements WriteEvents {
    @Override
    public void retried(boolean deadlock) {
      forwarder.come();
    }

    @Override
    public void written(int rows) {}

    @Override
    public void rejected() {}
  }
}
