package io.clonestream.local;

import io.clonestream.feed.Topics;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** Looks at a run: Kafka's commits, the job's metrics, Neo4j's counts. */
final class RunObserver implements AutoCloseable {

  private static final String EDGES = "MATCH ()-[e:SIMILAR_TO|WAS_SIMILAR_TO]->() RETURN count(e)";
  private static final String NODES = "MATCH (n) RETURN count(n)";
  private static final String RELATIONSHIPS = "MATCH ()-[r]->() RETURN count(r)";

  private final LocalStack stack;
  private final PublishedCommits commits;
  private final Clock clock;

  RunObserver(LocalStack stack, Clock clock) {
    this.stack = stack;
    this.commits = new PublishedCommits(stack.bootstrapServers(), Topics.COMMITS);
    this.clock = clock;
  }

  /** The state now; a job that is not there has the state NONE. */
  RunState look() throws IOException, InterruptedException {
    FlinkRest rest = stack.flink().rest();
    var job = rest.newestJob();
    JobMetrics metrics = new JobMetrics(Map.of());
    var failure = new JobFailures.Failure(0, "");
    FlinkRest.Checkpoint checkpoint = FlinkRest.Checkpoint.NONE;
    if (job.isPresent()) {
      metrics = JobMetrics.read(rest, job.get().id());
      failure = rest.lastFailure(job.get().id());
      checkpoint = rest.lastCheckpoint(job.get().id());
    }
    Neo4jHttp neo4j = stack.neo4j();
    return new RunState(
        clock.millis(),
        job.map(FlinkRest.Job::state).orElse("NONE"),
        commits.count(),
        metrics,
        neo4j.number(EDGES),
        neo4j.number(NODES) + neo4j.number(RELATIONSHIPS),
        failure,
        checkpoint);
  }

  @Override
  public void close() {
    commits.close();
  }
}
