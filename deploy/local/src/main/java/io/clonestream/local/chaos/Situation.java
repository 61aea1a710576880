package io.clonestream.local.chaos;

import io.clonestream.local.ClusterLook;
import io.clonestream.local.FaultCluster;
import io.clonestream.local.FaultCluster.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a fault is put into.
 *
 * @param random seeded: decides what a fault leaves open
 */
record Situation(Site site, CommitStream stream, SplittableRandom random) {

  FaultCluster cluster() {
    return site.cluster();
  }

  /** Before Neo4j. */
  TcpProxy proxy() {
    return site.proxy();
  }

  /** Before Kafka. */
  TcpProxy broker() {
    return site.broker();
  }

  /** A TaskManager at work. */
  Part workingTaskManager() throws Exception {
    List<Part> working = cluster().working();
    if (working.isEmpty()) {
      throw new IllegalStateException("No TaskManager is at work");
    }
    return working.get(random.nextInt(working.size()));
  }

  /** Lets so much time pass, evenly drawn. */
  void wait(Duration least, Duration most) throws InterruptedException {
    long span = most.toMillis() - least.toMillis();
    Thread.sleep(least.toMillis() + random.nextLong(span + 1));
  }

  /**
   * Returns when a later attempt of the job writes. Its restarts are no sign: where a TaskManager
   * hangs, what Flink tells of its metrics stands still.
   *
   * @throws IllegalStateException when none does within the limit
   */
  void awaitRestart(Duration limit) throws InterruptedException {
    ClusterLook before = cluster().look();
    Optional<ClusterLook> up =
        Await.await(
            limit,
            () ->
                Optional.of(cluster().look())
                    .filter(now -> now.epoch() > before.epoch() && now.isUp()));
    if (up.isEmpty()) {
      throw new IllegalStateException("The job did not restart within " + limit.toSeconds() + " s");
    }
  }
}
