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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.ConnectionReadTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes micro-batches of rows to Neo4j by the {@link WriteProtocol}. A transaction takes all locks
 * in one order, then passes the fence, then runs one statement a kind; a row is written only where
 * its stamp is higher than what is stored. Not thread-safe: one thread a writer.
 */
public final class GraphWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GraphWriter.class);

  /** So many fit at least into the time in which one is tried again. */
  private static final int TRANSACTIONS = 5;

  private final GraphConnection connection;
  private volatile Driver driver;
  private volatile boolean closed;
  private final WriterFence fence;
  private final WriteProtocol protocol;
  private final Clock clock;
  private final boolean ordered;
  private final Duration limit;

  /**
   * @param lineage name of the chain of attempts and savepoints that this job continues
   * @param takeOver whether a graph of another lineage may be taken over
   * @param patience for how long a transaction is tried again, of which one may take a fifth
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
    this.ordered = ordered;
    this.limit = patience.dividedBy(TRANSACTIONS);
    this.connection = connection;
    this.driver = connection.open();
    this.fence = new WriterFence(lineage, takeOver);
    this.clock = clock;
    this.protocol =
        new WriteProtocol(
            new Backoff(patience, System::nanoTime, seed), this::pause, events, strict);
  }

  /**
   * Brings the schema up to date and passes the fence, waiting for the server.
   *
   * @throws FencedException when the graph belongs to another lineage or a later epoch
   */
  public void open(long epoch) {
    protocol.patiently(() -> heard(() -> new GraphSchema(driver, connection.database()).migrate()));
    protocol.patiently(() -> inTransaction(transaction -> fence.pass(transaction, epoch)));
  }

  /**
   * Writes the rows.
   *
   * @param epoch of this attempt of the job
   * @return the rows that were refused
   * @throws FencedException when another writer owns the graph
   */
  public List<RejectedRow> write(List<GraphRow> rows, long epoch) {
    return protocol.write(
        rows, batch -> inTransaction(transaction -> write(transaction, batch, epoch)));
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
    heard(
        () -> {
          try (GraphTransaction transaction =
              new GraphTransaction(driver, connection.database(), limit)) {
            work.accept(transaction);
            transaction.commit();
          }
        });
  }

  /**
   * Where one connection is silent, the pooled ones that are as old most likely are, too, and each
   * would be waited for in its turn: all are made anew.
   */
  private void heard(Runnable work) {
    try {
      work.run();
    } catch (ConnectionReadTimeoutException silent) {
      try {
        Driver anew = connection.open();
        driver.closeAsync();
        driver = anew;
        if (closed) {
          anew.closeAsync();
        }
      } catch (RuntimeException e) {
        silent.addSuppressed(e); // no reason to refuse a row
      }
      throw silent;
    }
  }

  private void pause(long nanos, RuntimeException failure) {
    LOG.info(
        "Neo4j at {} did not take a transaction, again in {} ms: {}",
        connection.uri(),
        TimeUnit.NANOSECONDS.toMillis(nanos),
        failure.getMessage());
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  @Override
  public void close() {
    closed = true;
    driver.close();
  }
}
