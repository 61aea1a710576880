package io.clonestream.persist;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.DatabaseException;

/**
 * The constraints and indexes of the graph, in numbered migrations. Every statement of a migration
 * may run twice, so writers that start together on several machines need no lock; the number is
 * written last.
 */
public final class GraphSchema {

  private static final String MARK_SHARED_FORMS = "mark_shared_forms";

  /** Migration n is the list at n - 1. A list that was released is never changed. */
  private static final List<List<String>> MIGRATIONS =
      List.of(
          List.of(
              "schema_id",
              "writer_id",
              "repository_id",
              "file_id",
              "symbol_id",
              "clone_class_id",
              "form_id",
              "commit_id",
              "name_id",
              "instance_of_id",
              "was_instance_of_id",
              "similar_to_id",
              "was_similar_to_id",
              "repository_name",
              "symbol_name",
              "clone_class_name",
              "commit_sha"),
          // what a commit opened and closed, what of the past still lived at an instant, which
          // classes ever had copies or came back
          List.of(
              "instance_of_opened_by",
              "was_instance_of_opened_by",
              "was_instance_of_closed_by",
              "was_instance_of_valid_to",
              "was_similar_to_valid_to",
              "clone_class_peak",
              "clone_class_periods"),
          List.of("tag_id", "tag_name"),
          // every view looks for verdicts first, and mostly finds none
          List.of("verdict_valid_from", "was_verdict_valid_to"),
          // which commits state what views leave out
          List.of("commit_suppressions"),
          // families look at what is confident enough, a small part of all edges
          List.of("similar_to_confidence"),
          // and for forms of several classes, a small part of all forms
          List.of("form_shared", MARK_SHARED_FORMS));

  /** Every constraint and index that the graph must have, by name. */
  public static List<String> names() {
    return MIGRATIONS.stream()
        .flatMap(List::stream)
        .filter(statement -> !statement.equals(MARK_SHARED_FORMS))
        .toList();
  }

  /**
   * Makes what is missing of them.
   *
   * @return why some cannot be made, by name: what they forbid is stored
   */
  public static SortedMap<String, String> restore(GraphConnection connection) {
    SortedMap<String, String> refused = new TreeMap<>();
    try (Driver driver = connection.open();
        Session session = driver.session(SessionConfig.forDatabase(connection.database()))) {
      for (String name : names()) {
        try {
          session.run(Cypher.statement("schema/" + name)).consume();
        } catch (ClientException | DatabaseException e) {
          refused.put(name, String.valueOf(e.getMessage()));
        }
      }
      session.run("CALL db.awaitIndexes()").consume();
    }
    return refused;
  }

  /** The version that this program writes. */
  public static final int VERSION = MIGRATIONS.size();

  private final Driver driver;
  private final String database;

  GraphSchema(Driver driver, String database) {
    this.driver = driver;
    this.database = database;
  }

  /**
   * Runs what is missing; of the writers in one process one does the work.
   *
   * @throws FencedException when the graph is newer than the program
   */
  void migrate() {
    migrate(VERSION);
  }

  /** As a program would that knows versions up to this one: for tests of later migrations. */
  void migrate(int version) {
    synchronized (GraphSchema.class) {
      migrateAlone(version);
    }
  }

  private void migrateAlone(int version) {
    try (Session session = driver.session(SessionConfig.forDatabase(database))) {
      int stored = version(session);
      if (stored > version) {
        throw new FencedException(
            "The graph has schema version "
                + stored
                + " and this program knows versions up to "
                + version
                + ": run the program that wrote it, or a newer one");
      }
      for (int next = stored; next < version; next++) {
        for (String statement : MIGRATIONS.get(next)) {
          session.run(Cypher.statement("schema/" + statement)).consume();
        }
        session
            .run(Cypher.statement("schema/set_version"), Map.of("version", (long) next + 1))
            .consume();
      }
      // Removing a property locks its node only where the graph knows the property's name.
      session.run("CALL db.createProperty('locked')").consume();
      session.run("CALL db.awaitIndexes()").consume();
    }
  }

  private static int version(Session session) {
    var rows = session.run(Cypher.statement("schema/version")).list();
    return rows.isEmpty() ? 0 : rows.get(0).get("version").asInt();
  }
}
