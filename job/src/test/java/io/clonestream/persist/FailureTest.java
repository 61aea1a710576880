package io.clonestream.persist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.DatabaseException;

class FailureTest {

  /** A row that the database fails of is a dead letter; where it fails of any, it is waited for. */
  @ParameterizedTest
  @CsvSource({
    "Neo.DatabaseError.Transaction.TransactionLogError, RETRYABLE",
    "Neo.DatabaseError.Transaction.TransactionCommitFailed, RETRYABLE",
    "Neo.DatabaseError.General.UnknownError, RETRYABLE",
    "Neo.DatabaseError.Statement.ExecutionFailed, POISONOUS",
    "Neo.DatabaseError.General.OutOfMemoryError, POISONOUS"
  })
  void aDatabaseThatFailsIsWaitedFor(String code, Failure expected) {
    assertThat(Failure.of(new DatabaseException(code, "full"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase, RETRYABLE",
    "Neo.ClientError.Transaction.TransactionTimedOut, RETRYABLE",
    "Neo.ClientError.Statement.TypeError, POISONOUS",
    "Neo.ClientError.Security.Forbidden, FATAL"
  })
  void whatTheServerRefusesIsNotAllTheSame(String code, Failure expected) {
    assertThat(Failure.of(new ClientException(code, "no"))).isEqualTo(expected);
  }
}
