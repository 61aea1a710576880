package io.clonestream.persist;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.codec.CodecSerializer;
import io.clonestream.follow.Stamp;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PersistFunctionTest {

  private static final Stamp STAMP = new Stamp(1, 1);
  private static final long TIMEOUT_MILLIS = 60_000;

  private static TestGraph graph;

  @BeforeAll
  static void start() {
    graph = TestGraph.shared();
    graph.clear();
  }

  @Test
  void rowsAreWrittenAndRefusedRowsComeOut() throws Exception {
    Configuration configuration = configuration();
    GraphRow poisonous = symbol(STAMP, "lib", "x".repeat(40_000), version(1, "f1", OPEN));
    try (var harness =
        new OneInputStreamOperatorTestHarness<GraphRow, RejectedRow>(
            new AsyncWaitOperatorFactory<>(
                new PersistFunction(configuration, (restored, attempt) -> 1),
                TIMEOUT_MILLIS,
                configuration.get(PersistOptions.CAPACITY),
                OutputMode.UNORDERED),
            new CodecSerializer<>(new GraphRowCodec()))) {
      harness.setup(new CodecSerializer<>(new RejectedRowCodec()));
      harness.open();
      for (int i = 0; i < 7; i++) {
        harness.processElement(cloneClass(STAMP, "f" + i, "form", 1), i);
      }
      harness.processElement(poisonous, 8);
      harness.endInput();

      assertThat(harness.extractOutputValues())
          .singleElement()
          .satisfies(rejected -> assertThat(rejected.row()).isEqualTo(poisonous));
    }
    assertThat(graph.read("MATCH (c:CloneClass) WHERE c.live RETURN count(c) AS classes"))
        .containsExactly(Map.of("classes", 7L));
  }

  @Test
  void aCapacityBelowTheBatchSizeIsRefused() {
    Configuration configuration = configuration();
    configuration.set(PersistOptions.CAPACITY, 2);

    assertThatThrownBy(() -> new PersistFunction(configuration, (restored, attempt) -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("persist.capacity 2");
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(PersistOptions.URI, graph.connection().uri());
    configuration.set(PersistOptions.BATCH_SIZE, 3);
    configuration.set(PersistOptions.CAPACITY, 10);
    return configuration;
  }
}
