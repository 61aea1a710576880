package io.clonestream.persist;

import static io.clonestream.persist.Graphs.cloneClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.follow.Stamp;
import io.clonestream.persist.TestGraph.CountedEvents;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

class WriterFenceTest {

  private static final List<GraphRow> ROWS = List.of(cloneClass(new Stamp(1, 1), "f1", "form", 2));

  private static TestGraph graph;

  @BeforeAll
  static void start() {
    graph = TestGraph.shared();
  }

  @BeforeEach
  void empty() {
    graph.clear();
  }

  @Test
  void anAttemptThatWasReplacedMayNotWriteAnotherRow() {
    try (GraphWriter old = graph.writer();
        GraphWriter next = graph.writer()) {
      old.open(1);
      next.open(2);

      assertThatThrownBy(() -> old.write(ROWS, 1))
          .isInstanceOf(FencedException.class)
          .hasMessageContaining("Epoch 1")
          .hasMessageContaining("epoch 2");
    }
    assertThat(graph.read("MATCH (c:CloneClass) RETURN c")).isEmpty();
  }

  /** The fence comes after the locks: a withdrawal leaves no stamp that could stop a late row. */
  @Test
  void aWriteThatWaitsForItsLocksIsRefusedWhenTheNextAttemptBeganMeanwhile() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (GraphWriter old = graph.writer();
        GraphWriter next = graph.writer();
        Driver driver = graph.connection().open();
        Session session = driver.session()) {
      old.open(1);
      session.run("CREATE (:CloneClass {id: 'f1'})").consume();
      Future<?> late;
      try (Transaction holder = session.beginTransaction()) {
        holder.run("MATCH (c:CloneClass {id: 'f1'}) SET c.held = true").consume();
        late = thread.submit(() -> old.write(ROWS, 1));
        while (graph
            .read("SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status")
            .isEmpty()) {
          Thread.onSpinWait();
        }
        next.open(2);
        holder.rollback();
      }

      assertThatThrownBy(late::get).hasCauseInstanceOf(FencedException.class);
    } finally {
      thread.shutdownNow();
    }
    assertThat(graph.read("MATCH (c:CloneClass) WHERE c.epoch IS NOT NULL RETURN c")).isEmpty();
  }

  @Test
  void rowsInFlightFromAnEarlierAttemptAreWrittenByTheNext() {
    try (GraphWriter next = graph.writer()) {
      next.open(2);

      assertThat(next.write(ROWS, 2)).isEmpty();
    }
    assertThat(graph.read("MATCH (c:CloneClass) RETURN c.epoch AS epoch"))
        .containsExactly(Map.of("epoch", 1L));
  }

  @Test
  void aJobOfAnotherLineageIsToldWhatToDo() {
    try (GraphWriter first = graph.writer();
        GraphWriter other = graph.writer("other", false, new CountedEvents())) {
      first.open(1);

      assertThatThrownBy(() -> other.open(2))
          .isInstanceOf(FencedException.class)
          .hasMessageContaining("lineage 'main'")
          .hasMessageContaining("persist.take-over");
    }
  }

  @Test
  void aJobThatTakesOverFencesTheOldOne() {
    try (GraphWriter first = graph.writer();
        GraphWriter other = graph.writer("other", true, new CountedEvents())) {
      first.open(1);
      other.open(2);

      assertThatThrownBy(() -> first.write(ROWS, 1)).isInstanceOf(FencedException.class);
      assertThat(other.write(ROWS, 2)).isEmpty();
    }
  }

  @Test
  void takingOverWithAnEpochThatIsNotHigherIsRefused() {
    try (GraphWriter first = graph.writer();
        GraphWriter other = graph.writer("other", true, new CountedEvents())) {
      first.open(5);

      assertThatThrownBy(() -> other.open(5))
          .isInstanceOf(FencedException.class)
          .hasMessageContaining("empty database");
    }
  }

  @Test
  void aGraphOfANewerProgramIsRefused() {
    try (GraphWriter writer = graph.writer()) {
      writer.open(1);
      graph.read("MATCH (s:Schema) SET s.version = 99 RETURN s.id");

      assertThatThrownBy(() -> writer.open(1))
          .isInstanceOf(FencedException.class)
          .hasMessageContaining("99");
    } finally {
      graph.read("MATCH (s:Schema) DELETE s RETURN 1");
    }
  }
}
