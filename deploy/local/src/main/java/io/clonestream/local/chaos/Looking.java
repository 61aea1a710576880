package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster;
import java.time.Duration;

/** Looks at a cluster again and again, on a thread of its own. */
final class Looking implements AutoCloseable {

  private final Thread thread;

  /**
   * @param every each look counts all edges
   */
  Looking(FaultCluster cluster, Course course, Duration every) {
    thread =
        new Thread(
            () -> {
              try {
                while (!Thread.currentThread().isInterrupted()) {
                  course.add(cluster.look());
                  Thread.sleep(every.toMillis());
                }
              } catch (InterruptedException ended) {
                // That is how it ends.
              }
            },
            "looking");
    thread.setDaemon(true);
    thread.start();
  }

  /** May be called twice. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
