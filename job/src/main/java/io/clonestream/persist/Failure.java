package io.clonestream.persist;

import java.time.DateTimeException;
import java.util.Set;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;

/** What a failed transaction means. */
enum Failure {
  /** The server is away, busy, out of order or broke a deadlock: the same again, later. */
  RETRYABLE,
  /** Some row cannot be written; the others can. */
  POISONOUS,
  /** Nobody here can help: the job fails. */
  FATAL;

  private static final Set<String> ROW_CODES =
      Set.of(
          "Neo.ClientError.Statement.TypeError",
          "Neo.ClientError.Statement.ArgumentError",
          "Neo.ClientError.Statement.ArithmeticError",
          "Neo.ClientError.Statement.ConstraintVerificationFailed",
          "Neo.ClientError.Statement.ExecutionFailed",
          "Neo.ClientError.Statement.PropertyNotFound",
          "Neo.ClientError.Schema.ConstraintValidationFailed",
          "Neo.DatabaseError.Statement.ExecutionFailed");

  static boolean passes(RuntimeException failure) {
    return of(failure) == RETRYABLE;
  }

  /** Of a batch that cannot be halved: memory that others take is free again, too. */
  static boolean mayPass(RuntimeException failure) {
    return passes(failure) || (of(failure) == POISONOUS && failure instanceof RetryableException);
  }

  /** The server ended it: it took longer than it may, or waited so long for a lock. */
  static boolean tookLong(RuntimeException failure) {
    return failure instanceof Neo4jException server
        && server.code().startsWith("Neo.ClientError.Transaction.TransactionTimedOut");
  }

  static Failure of(RuntimeException failure) {
    if (failure instanceof AuthenticationException) {
      return FATAL;
    }
    if (failure instanceof Neo4jException server && server.code().contains("OutOfMemory")) {
      return POISONOUS; // too much for one transaction: halve the batch
    }
    if (failure instanceof RetryableException || failure instanceof RacedException) {
      return RETRYABLE;
    }
    if (failure instanceof Neo4jException server) {
      if (server.code().startsWith("Neo.ClientError.Transaction.")
          || server.code().equals("Neo.ClientError.Statement.EntityNotFound")
          || isSchemaRace(server)) {
        return RETRYABLE;
      }
      if (ROW_CODES.contains(server.code())) {
        return POISONOUS;
      }
      return isOutOfOrder(server) ? RETRYABLE : FATAL;
    }
    return failure instanceof IllegalArgumentException || failure instanceof DateTimeException
        ? POISONOUS
        : FATAL;
  }

  /**
   * The database has failed, as where its disk is full, which somebody has to mend: it refuses
   * everything until it is started again, or only takes no writes any more.
   */
  private static boolean isOutOfOrder(Neo4jException server) {
    return server.code().startsWith("Neo.DatabaseError.")
        || server.code().equals("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase");
  }

  /** IF NOT EXISTS looks before it locks: of two that make an index at once, one finds it made. */
  private static boolean isSchemaRace(Neo4jException server) {
    return server.code().startsWith("Neo.ClientError.Schema.")
        && server.code().endsWith("AlreadyExists");
  }

  static boolean isDeadlock(RuntimeException failure) {
    return failure instanceof Neo4jException server && server.code().endsWith("DeadlockDetected");
  }
}
