package io.clonestream.persist;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows into batches on one thread of its own: a batch goes at once when it is full, and
 * otherwise a moment after its first row, but not before the writer has rested from the batch
 * before. So a single commit is written at once; under load batches grow with the time that they
 * take, and what transactions cost beside their rows stays a small part. One batch in flight;
 * meanwhile the next fills.
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

  /** Runs tasks one after the other on a thread of its own. */
  interface Schedule extends AutoCloseable {
    long nanoTime();

    void after(long nanos, Runnable task);

    @Override
    void close() throws InterruptedException;
  }

  private record Waiting(GraphRow row, Outcome outcome, long since) {}

  private final int size;
  private final long wait;
  private final long rest;
  private final Schedule schedule;
  private final BatchWriter writer;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean scheduled;
  private int writing;
  private long rested;
  private volatile boolean closed;
  private @Nullable Throwable failure;

  /**
   * @param size most rows of a batch
   * @param wait shortest time that a row waits for others unless they are enough
   * @param rest shortest time from the end of a batch to the next, unless they are enough
   */
  MicroBatcher(int size, Duration wait, Duration rest, Schedule schedule, BatchWriter writer) {
    this.size = size;
    this.wait = wait.toNanos();
    this.rest = rest.toNanos();
    this.schedule = schedule;
    this.writer = writer;
    this.rested = schedule.nanoTime();
  }

  synchronized void add(GraphRow row, Outcome outcome) {
    if (failure != null) {
      outcome.failed(failure);
      return;
    }
    waiting.add(new Waiting(row, outcome, schedule.nanoTime()));
    if (waiting.size() == size) {
      schedule.after(0, this::flush);
    } else if (!scheduled) {
      scheduled = true;
      schedule.after(Math.max(0, untilDue()), this::flushWhenDue);
    }
  }

  /** Rows taken up and not answered yet. */
  synchronized int inFlight() {
    return waiting.size() + writing;
  }

  /** One such task is scheduled while rows wait. */
  private void flushWhenDue() {
    flush();
    synchronized (this) {
      scheduled = !waiting.isEmpty();
      if (scheduled) {
        schedule.after(Math.max(0, untilDue()), this::flushWhenDue);
      }
    }
  }

  /** What is thrown here reaches nobody else: no row may wait for it for ever. */
  private void flush() {
    try {
      flushDue();
    } catch (RuntimeException | Error e) {
      if (!closed) {
        fail(e);
        flushDue();
      }
    }
  }

  private void flushDue() {
    for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
      Throwable earlier = failure();
      if (earlier != null) {
        batch.forEach(one -> one.outcome().failed(earlier));
        continue;
      }
      try {
        List<RejectedRow> rejected = writer.write(batch.stream().map(Waiting::row).toList());
        rest();
        Map<String, List<RejectedRow>> byKey =
            rejected.stream().collect(Collectors.groupingBy(refused -> refused.row().key()));
        for (Waiting one : batch) { // what was refused may be joined of several rows of its key
          List<RejectedRow> own = byKey.remove(one.row().key());
          one.outcome().written(own == null ? List.of() : own);
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

  /** The next batch, if one is due; after a failure whatever waits. */
  private synchronized List<Waiting> next() {
    List<Waiting> batch = new ArrayList<>(Math.min(size, waiting.size()));
    if (waiting.size() >= size || failure != null || (!waiting.isEmpty() && untilDue() <= 0)) {
      while (batch.size() < size && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
    }
    writing = batch.size();
    return batch;
  }

  private synchronized void rest() {
    rested = schedule.nanoTime() + rest;
  }

  /** Nanoseconds until what waits must go, not full. */
  private long untilDue() {
    return Math.max(waiting.getFirst().since() + wait, rested) - schedule.nanoTime();
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
    schedule.close();
  }
}
