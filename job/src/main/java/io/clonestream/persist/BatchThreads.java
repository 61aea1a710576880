package io.clonestream.persist;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Threads that work now and later, and the time they go by. */
final class BatchThreads implements MicroBatcher.Schedule {

  private static final long STOP_SECONDS = 10;

  private final ScheduledExecutorService threads;

  BatchThreads(String name, int count) {
    threads =
        Executors.newScheduledThreadPool(
            count,
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void after(long nanos, Runnable task) {
    threads.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    threads.shutdownNow();
    threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
