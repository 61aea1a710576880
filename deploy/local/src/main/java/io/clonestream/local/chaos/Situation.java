package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster;
import io.clonestream.local.FaultCluster.Part;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a fault is put into.
 *
 * @param proxy before Neo4j, on the job's side only
 * @param random seeded: decides what a fault leaves open
 */
record Situation(
    FaultCluster cluster, TcpProxy proxy, CommitStream stream, SplittableRandom random) {

  /** A TaskManager at work. */
  Part workingTaskManager() throws Exception {
    List<Part> working = cluster.working();
    return working.get(random.nextInt(working.size()));
  }

  /** Lets so much time pass, evenly drawn. */
  void wait(Duration least, Duration most) throws InterruptedException {
    long span = most.toMillis() - least.toMillis();
    Thread.sleep(least.toMillis() + random.nextLong(span + 1));
  }
}
