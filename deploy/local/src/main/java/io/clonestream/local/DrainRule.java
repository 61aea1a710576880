package io.clonestream.local;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides when everything published has reached Neo4j. No single number says so: the source's lag
 * is zero while records are still between operators, and records stand still while the model works
 * on a batch. So all must hold at once, and for a while:
 *
 * <ul>
 *   <li>publishing has ended and the job runs,
 *   <li>a checkpoint begun after that is complete: its barrier has passed every operator,
 *   <li>nothing is pending in Kafka and nothing in flight in an asynchronous operator,
 *   <li>no counter of the job and no count of the graph has changed for the quiet time.
 * </ul>
 */
final class DrainRule {

  private final long quietMillis;
  private final Deque<RunState> quiet = new ArrayDeque<>();
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
    if (!quiet.isEmpty() && !quiet.peekLast().looksLike(state)) {
      quiet.clear();
    }
    if (!isIdle(state)) {
      quiet.clear();
      return false;
    }
    quiet.addLast(state);
    RunState first = quiet.getFirst();
    return state.millis() - first.millis() >= quietMillis;
  }

  private boolean isIdle(RunState state) {
    return state.state().equals("RUNNING")
        && state.lastCheckpoint() >= publishedAt
        && state.lag() == 0
        && state.metrics().sum(JobMetrics.IN_FLIGHT) == 0;
  }
}
