package io.clonestream.local;

import org.jspecify.annotations.Nullable;

/**
 * Decides when everything published has reached Neo4j. No single number says so: the source's lag
 * is zero while records are still between operators, and records stand still while the model works
 * on a batch. So all must hold at once, and for a while:
 *
 * <ul>
 *   <li>publishing has ended and the job runs,
 *   <li>nothing is pending in Kafka and nothing in flight in an asynchronous operator,
 *   <li>no counter of the job and no count of the graph has changed for the quiet time,
 *   <li>a checkpoint begun since then is complete, and has no records between operators in it.
 * </ul>
 *
 * <p>The last is the proof: a job that is stuck, or that gets no processor, counts nothing either,
 * and says for a while what it said before.
 */
final class DrainRule {

  private final long quietMillis;
  private @Nullable RunState last;
  private long quietSince;
  private long publishedAt = Long.MAX_VALUE;

  /**
   * @param quietMillis how long nothing may have changed
   */
  DrainRule(long quietMillis) {
    this.quietMillis = quietMillis;
  }

  /** Publishing ended at this moment, in epoch milliseconds. */
  void published(long millis) {
    publishedAt = millis;
  }

  /** Takes the next state and answers whether the run is drained. */
  boolean isDrained(RunState state) {
    boolean still = last != null && last.looksLike(state);
    last = isIdle(state) ? state : null;
    if (last == null) {
      return false;
    }
    quietSince = still ? quietSince : state.millis();
    long since = Math.max(publishedAt, quietSince);
    FlinkRest.Checkpoint checkpoint = state.lastCheckpoint();
    return state.millis() - since >= quietMillis
        && checkpoint.triggered() >= since
        && checkpoint.bytesBetweenOperators() == 0;
  }

  private boolean isIdle(RunState state) {
    return state.state().equals("RUNNING")
        && state.lag() == 0
        && state.metrics().sum(JobMetrics.IN_FLIGHT) == 0;
  }
}
