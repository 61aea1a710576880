package io.clonestream.persist;

import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.CloneClass;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.Relation;
import io.clonestream.persist.GraphRow.AskedRow;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.RelationRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.GraphRow.TagRow;
import io.clonestream.persist.GraphRow.WithdrawnRow;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.neo4j.driver.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes micro-batches of rows, each in one transaction: all locks in one order, the fence, then
 * one statement a kind. Idempotent and independent of order: of the rows of one key only the
 * highest stamp is written, and only where it is higher than what is stored. Server faults are
 * tried again with growing pauses; a row that cannot be written is found by halving the batch and
 * handed back alone; a strict writer hands back its whole batch. Not thread-safe: one thread a
 * writer.
 */
public final class GraphWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GraphWriter.class);

  private final GraphConnection connection;
  private final Driver driver;
  private final WriterFence fence;
  private final Backoff backoff;
  private final Clock clock;
  private final WriteEvents events;
  private final boolean strict;
  private final boolean ordered;

  /**
   * @param lineage name of the chain of attempts and savepoints that this job continues
   * @param takeOver whether a graph of another lineage may be taken over
   * @param patience for how long a transaction is tried again
   * @param seed of the jitter of pauses
   * @param clock for the time of recording
   */
  public GraphWriter(
      GraphConnection connection,
      String lineage,
      boolean takeOver,
      Duration patience,
      long seed,
      Clock clock,
      WriteEvents events) {
    this(connection, lineage, takeOver, patience, seed, clock, events, false, true);
  }

  /**
   * @param strict whether a batch with a row that cannot be written is refused whole
   * @param ordered false only to see what the order of locks is for
   */
  GraphWriter(
      GraphConnection connection,
      String lineage,
      boolean takeOver,
      Duration patience,
      long seed,
      Clock clock,
      WriteEvents events,
      boolean strict,
      boolean ordered) {
    this.strict = strict;
    this.ordered = ordered;
    this.connection = connection;
    this.driver = connection.open();
    this.fence = new WriterFence(lineage, takeOver);
    this.backoff = new Backoff(patience, System::nanoTime, seed);
    this.clock = clock;
    this.events = events;
  }

  /**
   * Brings the schema up to date and passes the fence, waiting for the server.
   *
   * @throws FencedException when the graph belongs to another lineage or a later epoch
   */
  public void open(long epoch) {
    patiently(() -> new GraphSchema(driver, connection.database()).migrate());
    patiently(() -> inTransaction(transaction -> fence.pass(transaction, epoch)));
  }

  /**
   * Writes the rows.
   *
   * @param epoch of this attempt of the job
   * @return the rows that were refused
   * @throws FencedException when another writer owns the graph
   */
  public List<RejectedRow> write(List<GraphRow> rows, long epoch) {
    Map<String, GraphRow> highest = new LinkedHashMap<>();
    for (GraphRow row : rows) {
      highest.merge(row.key(), row, GraphRow::higher);
    }
    List<RejectedRow> rejected = new ArrayList<>();
    writeOrHalve(new ArrayList<>(highest.values()), epoch, rejected);
    return rejected;
  }

  private void writeOrHalve(List<GraphRow> rows, long epoch, List<RejectedRow> rejected) {
    try {
      patiently(() -> inTransaction(transaction -> write(transaction, rows, epoch)));
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
      writeOrHalve(rows.subList(0, half), epoch, rejected);
      writeOrHalve(rows.subList(half, rows.size()), epoch, rejected);
    }
  }

  private void reject(GraphRow row, String reason, List<RejectedRow> rejected) {
    LOG.warn("Refused {}: {}", row.key(), reason);
    rejected.add(new RejectedRow(row, reason));
    events.rejected();
  }

  private void write(GraphTransaction transaction, Collection<GraphRow> rows, long epoch) {
    Mending mending = new Mending(epoch);
    List<SymbolHistory> symbols = new ArrayList<>();
    List<CloneClass> classes = new ArrayList<>();
    List<PairEdges> pairs = new ArrayList<>();
    List<CommitRow> commits = new ArrayList<>();
    List<Relation> relations = new ArrayList<>();
    List<TagRow> tags = new ArrayList<>();
    for (GraphRow row : rows) {
      if (row instanceof AskedRow || row instanceof WithdrawnRow) {
        mending.add(row);
      } else if (row instanceof SymbolRow symbol) {
        symbols.add(symbol.symbol());
      } else if (row instanceof ClassRow cloneClass) {
        classes.add(cloneClass.cloneClass());
      } else if (row instanceof PairRow pair) {
        pairs.add(pair.pair());
      } else if (row instanceof CommitRow commit) {
        commits.add(commit);
      } else if (row instanceof RelationRow relation) {
        relations.add(relation.relation());
      } else if (row instanceof TagRow tag) {
        tags.add(tag);
      }
    }
    NodeLocks locks = new NodeLocks(ordered);
    CommitStatements.lock(commits, locks);
    TagStatements.lock(tags, locks);
    SymbolStatements.lock(symbols, locks);
    ClassStatements.lock(classes, locks);
    PairStatements.lock(pairs, locks);
    RelationStatements.lock(relations, locks);
    mending.lock(locks);
    Supplier<LockedClasses> locking = locks.acquire(transaction);
    // After the locks: who passes here has been heard by every later attempt that waits for them.
    fence.pass(transaction, epoch);
    boolean erased = mending.erase(transaction);
    AskedRows due = mending.due();
    symbols.addAll(due.symbols());
    classes.addAll(due.classes());
    pairs.addAll(due.pairs());
    commits.addAll(due.commits());
    relations.addAll(due.relations());
    tags.addAll(due.tags());
    if (erased) {
      NodeLocks left = new NodeLocks(ordered);
      ClassStatements.lock(classes, left);
      PairStatements.lock(pairs, left);
      locking = left.acquire(transaction);
    }
    LockedClasses locked = locking.get();
    mending.writeHeads(transaction);
    if (!commits.isEmpty()) {
      CommitStatements.write(transaction, commits);
    }
    if (!tags.isEmpty()) {
      TagStatements.write(transaction, tags);
    }
    if (!symbols.isEmpty()) {
      SymbolStatements.write(transaction, symbols, epoch);
    }
    if (!classes.isEmpty()) {
      ClassStatements.write(transaction, classes, locked, epoch);
    }
    mending.shareForms(transaction);
    if (!pairs.isEmpty()) {
      PairStatements.write(transaction, pairs, locked, clock, epoch);
    }
    if (!relations.isEmpty()) {
      RelationStatements.write(transaction, relations, epoch);
    }
  }

  private void inTransaction(Consumer<GraphTransaction> work) {
    try (GraphTransaction transaction = new GraphTransaction(driver, connection.database())) {
      work.accept(transaction);
      transaction.commit();
    }
  }

  private void patiently(Runnable work) {
    Backoff.Attempts attempts = backoff.start();
    while (true) {
      try {
        work.run();
        return;
      } catch (RuntimeException failure) {
        long pause = Failure.of(failure) == Failure.RETRYABLE ? attempts.pause() : -1;
        if (pause < 0) {
          throw failure;
        }
        events.retried(Failure.isDeadlock(failure));
        LOG.info(
            "Neo4j at {} did not take a transaction, again in {} ms: {}",
            connection.uri(),
            TimeUnit.NANOSECONDS.toMillis(pause),
            failure.getMessage());
        sleep(pause, failure);
      }
    }
  }

  private static void sleep(long nanos, RuntimeException failure) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
