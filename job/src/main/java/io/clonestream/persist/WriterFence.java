package io.clonestream.persist;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

/**
 * The graph's one (:Writer {lineage, epoch}), checked in every transaction: attempts of an earlier
 * epoch and jobs of another lineage are fenced out. It is read without a lock, so that writers of
 * one attempt do not wait for each other, and after the locks of the nodes to be written: a later
 * attempt that touches them waits, and sees what this one wrote.
 */
final class WriterFence {

  private final String lineage;
  private final boolean takeOver;

  WriterFence(String lineage, boolean takeOver) {
    this.lineage = lineage;
    this.takeOver = takeOver;
  }

  /**
   * Lets a writer of this epoch pass, and remembers it when it is the highest.
   *
   * @throws FencedException when the graph belongs to a later epoch or to another lineage
   */
  void pass(GraphTransaction transaction, long epoch) {
    Owner owner = owner(transaction);
    if (owner == null || !owner.lineage().equals(lineage) || owner.epoch() < epoch) {
      transaction.write("persist/lock_writer", Map.of());
      owner = owner(transaction);
    }
    if (moves(owner, epoch)) {
      write(transaction, epoch);
    }
  }

  /**
   * Whether the fence moves up to this epoch; where it does not, the writer passes all the same.
   *
   * @throws FencedException when the graph belongs to a later epoch or to another lineage
   */
  boolean moves(@Nullable Owner owner, long epoch) {
    if (owner == null) {
      return true;
    }
    if (!owner.lineage().equals(lineage)) {
      requireTakeOver(owner, epoch);
      return true;
    }
    if (owner.epoch() > epoch) {
      throw new FencedException(
          "Epoch "
              + epoch
              + " of lineage '"
              + lineage
              + "' may not write: the graph is at epoch "
              + owner.epoch()
              + ", so a later attempt of this job runs elsewhere");
    }
    return owner.epoch() < epoch;
  }

  private void requireTakeOver(Owner owner, long epoch) {
    if (!takeOver) {
      throw new FencedException(
          "The graph was written by lineage '"
              + owner.lineage()
              + "' and this job is lineage '"
              + lineage
              + "': restore that job's savepoint, use another database, or start with"
              + " -Dpersist.take-over=true to replay everything into this graph");
    }
    if (epoch <= owner.epoch()) {
      throw new FencedException(
          "Lineage '"
              + lineage
              + "' at epoch "
              + epoch
              + " cannot take over a graph at epoch "
              + owner.epoch()
              + ": its rows would count as older; use an empty database");
    }
  }

  private void write(GraphTransaction transaction, long epoch) {
    transaction.write("persist/set_writer", Map.of("lineage", lineage, "epoch", epoch));
  }

  /** Who wrote the graph last; null when nobody did. */
  static @Nullable Owner owner(GraphTransaction transaction) {
    var rows = transaction.read("persist/writer", Map.of());
    if (rows.isEmpty()) {
      return null;
    }
    Record row = rows.get(0);
    return row.get("lineage").isNull()
        ? null
        : new Owner(row.get("lineage").asString(), row.get("epoch").asLong());
  }

  /** Who writes the graph. */
  record Owner(String lineage, long epoch) {}
}
