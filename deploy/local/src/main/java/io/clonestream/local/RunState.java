package io.clonestream.local;

/**
 * What a run looked like at one moment.
 *
 * @param millis since the epoch
 * @param state of the job, in Flink's word
 * @param commits published so far
 * @param metrics of the job
 * @param edges current and past SIMILAR_TO in Neo4j
 * @param rows nodes and relationships in Neo4j
 * @param failure the newest of the job
 * @param lastCheckpoint the newest completed one
 */
record RunState(
    long millis,
    String state,
    long commits,
    JobMetrics metrics,
    long edges,
    long rows,
    JobFailures.Failure failure,
    FlinkRest.Checkpoint lastCheckpoint) {

  /** Records published and not yet read by the job. */
  long lag() {
    return metrics.sum(JobMetrics.PENDING);
  }

  boolean looksLike(RunState other) {
    return commits == other.commits
        && rows == other.rows
        && edges == other.edges
        && metrics.sums().equals(other.metrics.sums());
  }
}
