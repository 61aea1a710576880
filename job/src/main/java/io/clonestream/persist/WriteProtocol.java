package io.clonestream.persist;

import java.util.ArrayList;
import java.util.Collection;
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
 * batch. The time allowed is that of the batch, however often it is halved, and begins anew with
 * whatever is written.
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
    List<RejectedRow> rejected = new ArrayList<>();
    writeOrHalve(new ArrayList<>(highest.values()), transaction, rejected, backoff.start());
    return rejected;
  }

  private void writeOrHalve(
      List<GraphRow> rows,
      Transaction transaction,
      List<RejectedRow> rejected,
      Backoff.Attempts attempts) {
    boolean isWhole = strict || rows.size() == 1;
    try {
      patiently(
          () -> transaction.write(rows), isWhole ? Failure::mayPass : Failure::passes, attempts);
      attempts.succeeded();
      events.written(rows.size());
    } catch (RuntimeException failure) {
      if (Failure.of(failure) != Failure.POISONOUS) {
        throw failure;
      }
      if (rows.size() == 1) {
        reject(rows.get(0), String.valueOf(failure.getMessage()), rejected);
        return;
      }
      if (strict) {
        String reason =
            "refused with all " + rows.size() + " rows of its batch: " + failure.getMessage();
        rows.forEach(row -> reject(row, reason, rejected));
        return;
      }
      int half = rows.size() / 2;
      writeOrHalve(rows.subList(0, half), transaction, rejected, attempts);
      writeOrHalve(rows.subList(half, rows.size()), transaction, rejected, attempts);
    }
  }

  private void reject(GraphRow row, String reason, List<RejectedRow> rejected) {
    LOG.warn("Refused {}: {}", row.key(), reason);
    rejected.add(new RejectedRow(row, reason));
    events.rejected();
  }

  /** Tries again what failed for reasons that pass, as long as the time allowed. */
  void patiently(Runnable work) {
    patiently(work, Failure::passes, backoff.start());
  }

  private void patiently(
      Runnable work, Predicate<RuntimeException> passes, Backoff.Attempts attempts) {
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
}
