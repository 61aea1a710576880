package io.clonestream.persist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a batch is written, whatever it is written to: of the rows of one key only the highest goes,
 * all in one transaction. Server faults are tried again with growing pauses, also when nobody knows
 * whether the transaction was committed: writing twice changes nothing. A row that cannot be
 * written is found by halving the batch and handed back alone; a strict writer hands back its whole
 * batch. A transaction that takes too long or too much memory is halved, too.
 */
final class WriteProtocol {

  private static final Logger LOG = LoggerFactory.getLogger(WriteProtocol.class);

  /** Waits before the next attempt. */
  @FunctionalInterface
  interface Pause {
    /**
     * @throws RuntimeException the failure, where nobody may wait any longer
     */
    void after(long nanos, RuntimeException failure);
  }

  /** Writes all of these rows or none. */
  @FunctionalInterface
  interface Transaction {
    void write(Collection<GraphRow> rows);
  }

  private final Backoff backoff;
  private final Pause pause;
  private final WriteEvents events;
  private final boolean strict;

  /**
   * @param strict whether a batch with a row that cannot be written is refused whole
   */
  WriteProtocol(Backoff backoff, Pause pause, WriteEvents events, boolean strict) {
    this.backoff = backoff;
    this.pause = pause;
    this.events = events;
    this.strict = strict;
  }

  /** Writes the rows; returns those that were refused. */
  List<RejectedRow> write(List<GraphRow> rows, Transaction transaction) {
    Map<String, GraphRow> highest = new LinkedHashMap<>();
    for (GraphRow row : rows) {
      highest.merge(row.key(), row, GraphRow::higher);
    }
    Batch batch = new Batch(transaction, highest.size());
    batch.write(new ArrayList<>(highest.values()));
    batch.writeStarved();
    return batch.rejected;
  }

  /** Tries again what failed for reasons that pass, as long as the time allowed. */
  void patiently(Runnable work) {
    patiently(work, Failure::passes);
  }

  private void patiently(Runnable work, Predicate<RuntimeException> passes) {
    Backoff.Attempts attempts = backoff.start();
    while (true) {
      try {
        work.run();
        return;
      } catch (RuntimeException failure) {
        long wait = passes.test(failure) ? attempts.pause() : -1;
        if (wait < 0) {
          throw failure;
        }
        events.retried(Failure.isDeadlock(failure));
        pause.after(wait, failure);
      }
    }
  }

  /** What became of a batch up to now. */
  private final class Batch {

    private final Transaction transaction;
    private final int size;
    private final List<RejectedRow> rejected = new ArrayList<>();

    /** Rows that are too much for the server's memory, each by itself. */
    private final Deque<GraphRow> starved = new ArrayDeque<>();

    private RuntimeException shortage = new IllegalStateException("no row is short of memory");

    Batch(Transaction transaction, int size) {
      this.transaction = transaction;
      this.size = size;
    }

    void write(List<GraphRow> rows) {
      boolean divides = !strict && rows.size() > 1;
      try {
        patiently(() -> transaction.write(rows), failure -> isTriedAgain(failure, divides));
        events.written(rows.size());
      } catch (RuntimeException failure) {
        if (divides && (Failure.of(failure) == Failure.POISONOUS || Failure.tookLong(failure))) {
          int half = rows.size() / 2;
          write(rows.subList(0, half));
          write(rows.subList(half, rows.size()));
        } else if (Failure.of(failure) != Failure.POISONOUS) {
          throw failure;
        } else if (!strict && Failure.mayPass(failure)) {
          starved.add(rows.get(0));
          shortage = failure;
        } else {
          String all = "refused with all " + rows.size() + " rows of its batch: ";
          String reason = (rows.size() == 1 ? "" : all) + failure.getMessage();
          rows.forEach(row -> reject(row, reason));
        }
      }
    }

    private boolean isTriedAgain(RuntimeException failure, boolean divides) {
      return strict
          ? Failure.mayPass(failure)
          : Failure.passes(failure) && !(divides && Failure.tookLong(failure));
    }

    /**
     * Memory that others took is free again later: no reason to give up a row. Where it suffices
     * for none of several all the time allowed, the failure is the server's.
     */
    void writeStarved() {
      Backoff.Attempts attempts = backoff.start();
      while (!starved.isEmpty()) {
        long wait = attempts.pause();
        if (wait < 0) {
          if (size > 1 && starved.size() + rejected.size() == size) {
            throw shortage;
          }
          starved.forEach(row -> reject(row, String.valueOf(shortage.getMessage())));
          return;
        }
        events.retried(false);
        pause.after(wait, shortage);
        while (!starved.isEmpty() && isWritten(starved.removeFirst())) {
          attempts = backoff.start();
        }
      }
    }

    /** One that is not stands last again. */
    private boolean isWritten(GraphRow row) {
      int others = starved.size();
      write(List.of(row));
      return starved.size() == others;
    }

    private void reject(GraphRow row, String reason) {
      LOG.warn("Refused {}: {}", row.key(), reason);
      rejected.add(new RejectedRow(row, reason));
      events.rejected();
    }
  }
}
