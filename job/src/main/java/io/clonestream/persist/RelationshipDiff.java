package io.clonestream.persist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Transaction;

/**
 * Turns the relationships that are stored into those that should be: what is in both stays
 * untouched, what is stored only is deleted, what is wanted only is created.
 */
final class RelationshipDiff {

  /** Types that lead to nodes which are shared and not locked: written in the order of those. */
  private static final Set<String> BY_TARGET = Set.of("CALLS_NAME", "WAS_CALLS_NAME");

  private final Map<String, List<String>> deleted = new TreeMap<>();
  private final List<Relationship> created;

  /**
   * @param stored rows with source, element, type, target, properties
   * @param ignored properties that do not make two relationships different
   */
  RelationshipDiff(List<Record> stored, List<Relationship> wanted, Set<String> ignored) {
    Map<Relationship, Relationship> missing = new LinkedHashMap<>();
    for (Relationship relationship : wanted) {
      missing.put(without(ignored, relationship), relationship);
    }
    for (Record row : stored) {
      Relationship relationship =
          new Relationship(
              row.get("source").asString(),
              row.get("type").asString(),
              row.get("target").asString(),
              row.get("properties").asMap());
      if (missing.remove(without(ignored, relationship)) == null) {
        deleted
            .computeIfAbsent(relationship.source(), source -> new ArrayList<>())
            .add(row.get("element").asString());
      }
    }
    created = List.copyOf(missing.values());
  }

  /** Ids of the nodes to which {@link #create} leads. */
  Set<String> createdTargets() {
    return created.stream().map(Relationship::target).collect(Collectors.toUnmodifiableSet());
  }

  /** Comes before {@link #create}, so that an id may move from the present to the past tense. */
  void delete(Transaction transaction, String deletion) {
    if (!deleted.isEmpty()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      deleted.forEach(
          (source, elements) -> rows.add(Map.of("source", source, "elements", elements)));
      Cypher.write(transaction, deletion, Map.of("rows", rows));
    }
  }

  /**
   * Creates what is missing.
   *
   * @throws RacedException when a node that was there is gone
   */
  void create(Transaction transaction) {
    Map<String, Map<String, List<Map<String, Object>>>> byType = new TreeMap<>();
    Map<String, Integer> expected = new HashMap<>();
    for (Relationship relationship : created) {
      boolean turned = BY_TARGET.contains(relationship.type());
      Map<String, Object> properties = new HashMap<>(relationship.properties());
      properties.put(
          turned ? "source" : "target", turned ? relationship.source() : relationship.target());
      byType
          .computeIfAbsent(relationship.type(), type -> new TreeMap<>())
          .computeIfAbsent(
              turned ? relationship.target() : relationship.source(), end -> new ArrayList<>())
          .add(properties);
      expected.merge(relationship.type(), 1, Integer::sum);
    }
    byType.forEach(
        (type, ends) -> {
          List<Map<String, Object>> rows = new ArrayList<>();
          String end = BY_TARGET.contains(type) ? "target" : "source";
          ends.forEach((id, members) -> rows.add(Map.of(end, id, "relationships", members)));
          int made =
              Cypher.write(
                  transaction,
                  "persist/create_" + type.toLowerCase(Locale.ROOT),
                  Map.of("rows", rows));
          if (made != expected.getOrDefault(type, 0)) {
            throw new RacedException(
                made + " of " + expected.get(type) + " " + type + " were created");
          }
        });
  }

  /** Creates relationships of every type with one statement, to which each tells its type. */
  void create(Transaction transaction, String creation) {
    Map<String, List<Map<String, Object>>> sources = new TreeMap<>();
    for (Relationship relationship : created) {
      Map<String, Object> properties = new HashMap<>(relationship.properties());
      properties.put("type", relationship.type());
      properties.put("target", relationship.target());
      sources.computeIfAbsent(relationship.source(), source -> new ArrayList<>()).add(properties);
    }
    if (!sources.isEmpty()) {
      Cypher.write(transaction, creation, Map.of("rows", grouped(sources, "relationships")));
    }
  }

  /** Rows of one source with all that belongs to it. */
  static <T> List<Map<String, Object>> grouped(Map<String, List<T>> bySource, String name) {
    List<Map<String, Object>> rows = new ArrayList<>();
    bySource.forEach((source, members) -> rows.add(Map.of("source", source, name, members)));
    return rows;
  }

  /** Members by source, sources ascending, members in order of appearance, each once. */
  static <R> Map<String, List<String>> bySource(
      List<R> rows, Function<R, String> source, Function<R, String> target) {
    Map<String, List<String>> grouped = new TreeMap<>();
    for (R row : rows) {
      List<String> targets = grouped.computeIfAbsent(source.apply(row), key -> new ArrayList<>());
      targets.add(target.apply(row));
    }
    grouped.replaceAll((key, targets) -> targets.stream().distinct().sorted().toList());
    return grouped;
  }

  private static Relationship without(Set<String> ignored, Relationship relationship) {
    Map<String, Object> properties = new HashMap<>(relationship.properties());
    properties.keySet().removeAll(ignored);
    return new Relationship(
        relationship.source(), relationship.type(), relationship.target(), properties);
  }
}
