package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster;

/** Looks at a cluster again and again, on a thread of its own. */
final class Looking implements AutoCloseable {

  private static final long EVERY_MILLIS = 250;

  private final Thread thread;

  Looking(FaultCluster cluster, Course course) {
    thread =
        new Thread(
            () -> {
              try {
                while (!Thread.currentThread().isInterrupted()) {
                  course.add(cluster.look());
                  Thread.sleep(EVERY_MILLIS);
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
