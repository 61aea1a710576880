package io.clonestream.persist;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.async.AsyncSession;
import org.neo4j.driver.async.AsyncTransaction;
import org.neo4j.driver.async.ResultCursor;
import org.neo4j.driver.exceptions.TransactionTerminatedException;

/**
 * A transaction whose statements are sent without waiting for the one before: the server runs them
 * in their order, and meanwhile the next is put together. What is wrong with one shows at the next
 * answer that is waited for, and then nothing after it was run.
 */
final class GraphTransaction implements AutoCloseable {

  private final AsyncSession session;
  private final AsyncTransaction transaction;
  private final List<CompletionStage<?>> sent = new ArrayList<>();

  /**
   * Begins one.
   *
   * @param limit after which the server ends it, whether it waits for a lock or whoever began it is
   *     gone and still holds some
   */
  GraphTransaction(Driver driver, String database, Duration limit) {
    session = driver.session(AsyncSession.class, SessionConfig.forDatabase(database));
    TransactionConfig limited = TransactionConfig.builder().withTimeout(limit).build();
    try {
      transaction = await(session.beginTransactionAsync(limited));
    } catch (RuntimeException e) {
      session.closeAsync();
      throw e;
    }
  }

  /** Sends a statement that writes. */
  void write(String statement, Map<String, Object> batch) {
    sent.add(run(statement, batch).thenCompose(ResultCursor::consumeAsync));
  }

  /**
   * Sends a statement that creates so many relationships, or else fails the transaction with {@link
   * RacedException}: a node that was there is gone.
   */
  void create(String statement, Map<String, Object> batch, int expected) {
    sent.add(
        run(statement, batch)
            .thenCompose(ResultCursor::consumeAsync)
            .thenAccept(
                summary -> {
                  int made = summary.counters().relationshipsCreated();
                  if (made != expected) {
                    throw new RacedException(
                        statement + " made " + made + " relationships of " + expected);
                  }
                }));
  }

  /** All rows of a statement, after everything sent before. */
  List<Record> read(String statement, Map<String, Object> batch) {
    return ask(statement, batch).get();
  }

  /** Sends a statement that reads; its rows are waited for when they are taken. */
  Supplier<List<Record>> ask(String statement, Map<String, Object> batch) {
    var rows = run(statement, batch).thenCompose(ResultCursor::listAsync);
    sent.add(rows);
    return () -> {
      settle();
      return await(rows);
    };
  }

  void commit() {
    settle();
    await(transaction.commitAsync());
  }

  private void settle() {
    sent.forEach(GraphTransaction::await);
    sent.clear();
  }

  /**
   * A plan takes the server some tens of milliseconds, which one batch must not pay for another. So
   * the batch goes as one map, {@code $batch}: for a list, plans are kept by its order of
   * magnitude. And no plan is made anew because the graph has grown: hints make every statement
   * start at unique ids, whatever the graph's size on the day.
   */
  private CompletionStage<ResultCursor> run(String statement, Map<String, Object> batch) {
    String text = "CYPHER replan=skip " + Cypher.statement(statement);
    try {
      return transaction.runAsync(text, Map.of("batch", batch));
    } catch (TransactionTerminatedException e) {
      settle(); // throws what an earlier statement failed of
      throw e;
    }
  }

  private static <T> T await(CompletionStage<T> answer) {
    try {
      return answer.toCompletableFuture().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Neo4j was writing", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Rolls back what was not committed. */
  @Override
  public void close() {
    await(session.closeAsync());
  }
}
