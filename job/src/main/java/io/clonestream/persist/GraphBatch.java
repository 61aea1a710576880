package io.clonestream.persist;

import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.CloneClass;
import io.clonestream.pair.PairEdges;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.neo4j.driver.Transaction;

/** Rows of one transaction, by kind, each key at most once. */
final class GraphBatch {

  private final List<SymbolHistory> symbols = new ArrayList<>();
  private final List<CloneClass> classes = new ArrayList<>();
  private final List<PairEdges> pairs = new ArrayList<>();
  private final List<CommitRow> commits = new ArrayList<>();

  GraphBatch(Collection<GraphRow> rows) {
    for (GraphRow row : rows) {
      if (row instanceof SymbolRow symbol) {
        symbols.add(symbol.symbol());
      } else if (row instanceof ClassRow cloneClass) {
        classes.add(cloneClass.cloneClass());
      } else if (row instanceof PairRow pair) {
        pairs.add(pair.pair());
      } else if (row instanceof CommitRow commit) {
        commits.add(commit);
      }
    }
  }

  /**
   * All locks in one order, the fence, then what each kind has to read and write.
   *
   * @param fence asked after the locks: who passes it has been heard by every later attempt that
   *     waits for them
   */
  void write(Transaction transaction, Consumer<Transaction> fence, Clock clock) {
    NodeLocks locks = new NodeLocks();
    CommitStatements.lock(commits, locks);
    SymbolStatements.lock(symbols, locks);
    ClassStatements.lock(classes, locks);
    PairStatements.lock(pairs, locks);
    locks.acquire(transaction);
    fence.accept(transaction);
    if (!commits.isEmpty()) {
      CommitStatements.write(transaction, commits);
    }
    if (!symbols.isEmpty()) {
      SymbolStatements.write(transaction, symbols);
    }
    if (!classes.isEmpty()) {
      ClassStatements.write(transaction, classes);
    }
    if (!pairs.isEmpty()) {
      PairStatements.write(transaction, pairs, clock);
    }
  }
}
