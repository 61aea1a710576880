package io.clonestream.persist;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A thread that works now and later, and the time it goes by. */
final class BatchThread implements MicroBatcher.Schedule {

  private static final long STOP_SECONDS = 10;

  private final ScheduledExecutorService thread;

  BatchThread(String name) {
    thread =
        Executors.newSingleThreadScheduledExecutor(
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
    thread.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
