package io.clonestream.infer;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Requests between the callers and the workers of an engine, handed out as batches. */
final class RequestQueue {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final LengthBuckets waiting;
  private final LongSupplier nanos;
  private boolean closed;

  RequestQueue(Batching batching, TokenBudget budget, LongSupplier nanos) {
    this.waiting = new LengthBuckets(batching, budget);
    this.nanos = nanos;
  }

  /** Adds a request; false when the queue is closed. */
  boolean add(Request request) {
    lock.lock();
    try {
      if (!closed) {
        waiting.add(request);
        changed.signal();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** The next batch, when there is one; empty once the queue is closed and drained. */
  List<Request> take() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        List<Request> batch = waiting.take(nanos.getAsLong(), closed);
        if (!batch.isEmpty() || closed) {
          return batch;
        }
        long patience = waiting.nanosUntilReady(nanos.getAsLong());
        if (patience == LengthBuckets.NEVER) {
          changed.await();
        } else if (patience > 0) {
          changed.await(patience, TimeUnit.NANOSECONDS);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more requests; what waits is still handed out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
