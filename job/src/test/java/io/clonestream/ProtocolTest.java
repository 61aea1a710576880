package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.persist.Database;
import io.clonestream.persist.GraphContent;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphWriter;
import io.clonestream.persist.TestGraph;
import io.clonestream.verify.Difference;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The promise that everything else rests on: whatever the order, batching, duplication and delay in
 * which recorded events arrive, whatever crashes, restores and changes of parallelism come between,
 * and whatever model and database do meanwhile, the graph is the one that the oracle computes from
 * the set of events, and what is refused is told.
 */
class ProtocolTest {

  private static final int IN_NEO4J = 15;

  @Test
  void theGraphIsAFunctionOfTheSetOfRecordedEvents() {
    Seeds.run();
  }

  /** The same against a real Neo4j, through the writer. */
  @Test
  void soIsTheGraphInNeo4j() throws Exception {
    TestGraph neo4j = TestGraph.shared();
    for (int seed = 0; seed < IN_NEO4J; seed++) {
      Plan plan = Plan.of(seed);
      Recorded recorded = plan.recorded();
      Random random = Plan.random(seed, 1);
      neo4j.clear();
      try (GraphWriter writer = neo4j.writer();
          GraphReader reader = new GraphReader(neo4j.connection());
          SimulatedJob job =
              new SimulatedJob(recorded.disturbed(random), random, Database.of(writer))) {
        job.run(plan.crashes());

        GraphContent expected = GraphContent.of(recorded.expected().values());
        assertThat(Difference.between(expected, GraphContent.stored(reader)))
            .as(plan.toString())
            .isEmpty();
      }
    }
  }
}
