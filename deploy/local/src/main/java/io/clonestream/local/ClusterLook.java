package io.clonestream.local;

import java.io.IOException;

/**
 * What a cluster looked like at one moment. A server that does not answer leaves its values at
 * {@link #UNKNOWN}.
 *
 * @param millis since the epoch
 * @param job state of the newest job in Flink's word, or UNREACHABLE
 * @param restarts of this job so far
 * @param epoch of the attempt that writes the graph
 * @param edges current and past similarity edges; pairs that never lived together have none, though
 *     a relationship without a period may stand for them
 * @param fresh of them those that the attempt wrote
 */
public record ClusterLook(
    long millis, String job, long restarts, long epoch, long edges, long fresh) {

  public static final long UNKNOWN = -1;

  private static final String EPOCH = "MATCH (w:Writer) RETURN coalesce(max(w.epoch), 0)";
  private static final String EDGES =
      "MATCH ()-[e:SIMILAR_TO|WAS_SIMILAR_TO]->() WHERE e.validFrom IS NOT NULL%s RETURN count(e)";

  static ClusterLook at(long millis, FlinkRest rest, Neo4jHttp neo4j) throws InterruptedException {
    String state = "UNREACHABLE";
    long restarts = UNKNOWN;
    try {
      var job = rest.newestJob();
      state = job.map(FlinkRest.Job::state).orElse("NONE");
      if (job.isPresent()) {
        restarts = rest.restarts(job.get().id());
      }
    } catch (IOException away) {
      // says so by its values
    }
    try {
      long epoch = neo4j.number(EPOCH);
      long edges = neo4j.number(EDGES.formatted(""));
      long fresh = neo4j.number(EDGES.formatted(" AND e.epoch = " + epoch));
      return new ClusterLook(millis, state, restarts, epoch, edges, fresh);
    } catch (IOException away) {
      return new ClusterLook(millis, state, restarts, UNKNOWN, UNKNOWN, UNKNOWN);
    }
  }

  /** Whether the job runs and the graph answers. */
  public boolean isUp() {
    return job.equals("RUNNING") && edges != UNKNOWN;
  }
}
