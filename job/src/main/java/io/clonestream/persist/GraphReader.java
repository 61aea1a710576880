package io.clonestream.persist;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Bookmark;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionCallback;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

/** Asks the graph: saved statements only. */
public final class GraphReader implements AutoCloseable {

  private final GraphConnection connection;
  private final Driver driver;

  public GraphReader(GraphConnection connection) {
    this.connection = connection;
    try {
      this.driver = connection.open();
    } catch (IllegalArgumentException e) {
      throw new GraphUnavailableException(
          "persist.uri '" + connection.uri() + "' is no Bolt address: " + e.getMessage(), e);
    }
  }

  /**
   * Gives every row of a statement to the consumer, when all have been read: a statement that a
   * writer got in the way of is run again from its start.
   *
   * @param statement name of the statement as in {@link Cypher#statement}
   * @throws GraphUnavailableException with one sentence that says what to do
   */
  public void forEach(
      String statement, Map<String, Object> parameters, Consumer<GraphRecord> consumer) {
    rows(transaction ->
            transaction.run(Cypher.statement(statement), parameters).list(GraphRecord::new))
        .forEach(consumer);
  }

  /**
   * All rows of a statement with its columns.
   *
   * @throws GraphUnavailableException with one sentence that says what to do
   */
  public GraphTable table(String statement, Map<String, Object> parameters) {
    return rows(
        transaction -> GraphTable.of(transaction.run(Cypher.statement(statement), parameters)));
  }

  /**
   * A text that differs whenever something was written since it was asked for before. One round
   * trip: a statement without a transaction around it.
   *
   * @throws GraphUnavailableException with one sentence that says what to do
   */
  public String mark() {
    return read(
        session -> {
          session.run("RETURN 1").consume();
          return session.lastBookmarks().stream().map(Bookmark::value).sorted().toList().toString();
        });
  }

  private <T> T rows(TransactionCallback<T> work) {
    return read(session -> session.executeRead(work));
  }

  private Session session() {
    return driver.session(
        SessionConfig.builder()
            .withDatabase(connection.database())
            .withDefaultAccessMode(AccessMode.READ)
            .build());
  }

  private <T> T read(Function<Session, T> work) {
    try (Session session = session()) {
      return work.apply(session);
    } catch (AuthenticationException e) {
      throw new GraphUnavailableException(
          "Neo4j at "
              + connection.uri()
              + " refused user '"
              + connection.user()
              + "': set persist.user and persist.password",
          e);
    } catch (ServiceUnavailableException | SessionExpiredException e) {
      throw new GraphUnavailableException(
          "Neo4j at " + connection.uri() + " cannot be reached: start it, or set persist.uri", e);
    } catch (ClientException e) {
      if (!e.code().startsWith("Neo.ClientError.Database.")) {
        throw e;
      }
      throw new GraphUnavailableException(
          "Neo4j at "
              + connection.uri()
              + " has no database '"
              + connection.database()
              + "': set persist.database",
          e);
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
