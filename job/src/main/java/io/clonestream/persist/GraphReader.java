package io.clonestream.persist;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Bookmark;
import org.neo4j.driver.Driver;
import org.neo4j.driver.EagerResult;
import org.neo4j.driver.QueryConfig;
import org.neo4j.driver.RoutingControl;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.DatabaseException;
import org.neo4j.driver.exceptions.SecurityException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import org.neo4j.driver.exceptions.TransientException;

/** Asks the graph: saved statements only. */
public final class GraphReader implements AutoCloseable {

  private final GraphConnection connection;
  private final Driver driver;
  private final QueryConfig reading;

  public GraphReader(GraphConnection connection) {
    this.connection = connection;
    this.reading =
        QueryConfig.builder()
            .withDatabase(connection.database())
            .withRouting(RoutingControl.READ)
            .withBookmarkManager(null)
            .build();
    try {
      this.driver = connection.open();
    } catch (IllegalArgumentException e) {
      throw new GraphUnavailableException(
          "persist.uri '" + connection.uri() + "' cannot be used: " + e.getMessage(), e);
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
    answer(statement, parameters).records().forEach(row -> consumer.accept(new GraphRecord(row)));
  }

  /**
   * All rows of a statement with its columns.
   *
   * @throws GraphUnavailableException with one sentence that says what to do
   */
  public GraphTable table(String statement, Map<String, Object> parameters) {
    return GraphTable.of(answer(statement, parameters));
  }

  /**
   * A text that differs whenever something was written since it was asked for before. One round
   * trip: a statement without a transaction around it.
   *
   * @throws GraphUnavailableException with one sentence that says what to do
   */
  public String mark() {
    return asking(
        () -> {
          try (Session session = session()) {
            session.run("RETURN 1").consume();
            return session.lastBookmarks().stream()
                .map(Bookmark::value)
                .sorted()
                .toList()
                .toString();
          }
        });
  }

  /** Two round trips: the driver sends the beginning of the transaction with the statement. */
  private EagerResult answer(String statement, Map<String, Object> parameters) {
    return asking(
        () ->
            driver
                .executableQuery(Cypher.statement(statement))
                .withParameters(parameters)
                .withConfig(reading)
                .execute());
  }

  private Session session() {
    return driver.session(
        SessionConfig.builder()
            .withDatabase(connection.database())
            .withDefaultAccessMode(AccessMode.READ)
            .build());
  }

  private <T> T asking(Supplier<T> work) {
    try {
      return work.get();
    } catch (AuthenticationException e) {
      throw new GraphUnavailableException(
          "Neo4j at "
              + connection.uri()
              + " refused user '"
              + connection.user()
              + "': set persist.user and persist.password-file",
          e);
    } catch (SecurityException e) {
      if (e.code().startsWith("Neo.ClientError.Security.")) {
        throw new GraphUnavailableException(
            "Neo4j at " + connection.uri() + " refused it: " + e.getMessage(), e);
      }
      throw new GraphUnavailableException(
          "Neo4j at "
              + connection.uri()
              + " did not prove who it is: set persist.trust-file to the authority of its certificate",
          e);
    } catch (ServiceUnavailableException | SessionExpiredException e) {
      throw new GraphUnavailableException(
          "Neo4j at " + connection.uri() + " cannot be reached: start it, or set persist.uri", e);
    } catch (TransientException | DatabaseException e) {
      throw new GraphUnavailableException(
          "Neo4j at " + connection.uri() + " could not answer: " + e.getMessage(), e);
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
