package io.clonestream.persist;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows into batches on one thread of its own: a batch goes when it is full or when its
 * first row has waited long enough; while one is written the next fills. One batch in flight.
 */
final class MicroBatcher implements AutoCloseable {

  /** Writes one batch and returns the rows refused. */
  interface BatchWriter {
    List<RejectedRow> write(List<GraphRow> rows);
  }

  /** Hears what became of one row. */
  interface Outcome {
    void written(List<RejectedRow> rejected);

    void failed(Throwable failure);
  }

  private record Waiting(GraphRow row, Outcome outcome) {}

  private static final long STOP_SECONDS = 10;

  private final int size;
  private final Duration age;
  private final BatchWriter writer;
  private final ScheduledExecutorService thread;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean scheduled;
  private int writing;
  private volatile boolean closed;
  private @Nullable Throwable failure;

  MicroBatcher(int size, Duration age, String name, BatchWriter writer) {
    this.size = size;
    this.age = age;
    this.writer = writer;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
  }

  synchronized void add(GraphRow row, Outcome outcome) {
    if (failure != null) {
      outcome.failed(failure);
      return;
    }
    waiting.add(new Waiting(row, outcome));
    if (waiting.size() == size) {
      thread.execute(this::flush);
    } else if (!scheduled) {
      scheduled = true;
      thread.schedule(this::flush, age.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Rows taken up and not answered yet. */
  synchronized int inFlight() {
    return waiting.size() + writing;
  }

  private void flush() {
    for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
      Throwable earlier = failure();
      if (earlier != null) {
        batch.forEach(one -> one.outcome().failed(earlier));
        continue;
      }
      try {
        List<RejectedRow> rejected = writer.write(batch.stream().map(Waiting::row).toList());
        for (Waiting one : batch) {
          one.outcome()
              .written(rejected.stream().filter(refused -> refused.row() == one.row()).toList());
        }
      } catch (RuntimeException | Error e) {
        if (closed) {
          return; // the rows lie in the checkpoint and are written after the restore
        }
        fail(e);
        batch.forEach(one -> one.outcome().failed(e));
      }
    }
  }

  private synchronized List<Waiting> next() {
    List<Waiting> batch = new ArrayList<>(Math.min(size, waiting.size()));
    while (batch.size() < size && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    writing = batch.size();
    if (batch.isEmpty()) {
      scheduled = false;
    }
    return batch;
  }

  private synchronized @Nullable Throwable failure() {
    return failure;
  }

  private synchronized void fail(Throwable e) {
    failure = e;
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.shutdownNow();
    thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
