package io.clonestream.persist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.neo4j.driver.Record;

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
   * @param stored by element id
   * @param ignored properties that do not make two relationships different
   */
  RelationshipDiff(
      Map<String, Relationship> stored, List<Relationship> wanted, Set<String> ignored) {
    if (stored.isEmpty()) {
      created = List.copyOf(new LinkedHashSet<>(wanted));
      return;
    }
    Map<Relationship, Relationship> missing = new LinkedHashMap<>();
    for (Relationship relationship : wanted) {
      missing.put(without(ignored, relationship), relationship);
    }
    stored.forEach(
        (element, relationship) -> {
          if (missing.remove(without(ignored, relationship)) == null) {
            deleted
                .computeIfAbsent(relationship.source(), source -> new ArrayList<>())
                .add(element);
          }
        });
    created = List.copyOf(missing.values());
  }

  /** Relationships by element id, of rows with source, element, type, target, properties. */
  static Map<String, Relationship> stored(Stream<Record> rows) {
    Map<String, Relationship> stored = new LinkedHashMap<>();
    rows.forEach(
        row ->
            stored.put(
                row.get("element").asString(),
                new Relationship(
                    row.get("source").asString(),
                    row.get("type").asString(),
                    row.get("target").asString(),
                    row.get("properties").asMap())));
    return stored;
  }

  /** Comes before {@link #create}, so that an id may move from the present to the past tense. */
  void delete(GraphTransaction transaction, String deletion) {
    if (!deleted.isEmpty()) {
      transaction.write(deletion, Map.of("rows", grouped(deleted, "elements")));
    }
  }

  /**
   * Creates what is missing.
   *
   * @param shared properties of the shared nodes that relationships lead to
   * @param node by what the statements of these types find the node of an id
   * @throws RacedException when a node that was there is gone
   */
  void create(
      GraphTransaction transaction,
      Map<String, Map<String, Object>> shared,
      UnaryOperator<String> node) {
    Map<String, SortedMap<String, List<Map<String, Object>>>> byType = new TreeMap<>();
    Map<String, Integer> expected = new HashMap<>();
    for (Relationship relationship : created) {
      boolean turned = BY_TARGET.contains(relationship.type());
      Map<String, Object> properties = new HashMap<>(relationship.properties());
      properties.put(
          turned ? "source" : "target",
          node.apply(turned ? relationship.source() : relationship.target()));
      byType
          .computeIfAbsent(relationship.type(), type -> new TreeMap<>())
          .computeIfAbsent(
              node.apply(turned ? relationship.target() : relationship.source()),
              end -> new ArrayList<>())
          .add(properties);
      expected.merge(relationship.type(), 1, Integer::sum);
    }
    byType.forEach(
        (type, ends) -> {
          List<Map<String, Object>> rows =
              BY_TARGET.contains(type)
                  ? SharedNodes.rows("target", shared, "relationships", ends)
                  : grouped(ends, "relationships");
          transaction.create(
              "persist/create_" + type.toLowerCase(Locale.ROOT),
              Map.of("rows", rows),
              expected.getOrDefault(type, 0));
        });
  }

  /** Creates relationships of every type with one statement, to which each tells its type. */
  void create(GraphTransaction transaction, String creation) {
    Map<String, List<Map<String, Object>>> sources = new TreeMap<>();
    for (Relationship relationship : created) {
      Map<String, Object> properties = new HashMap<>(relationship.properties());
      properties.put("type", relationship.type());
      properties.put("target", relationship.target());
      sources.computeIfAbsent(relationship.source(), source -> new ArrayList<>()).add(properties);
    }
    if (!sources.isEmpty()) {
      transaction.write(creation, Map.of("rows", grouped(sources, "relationships")));
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
    if (ignored.isEmpty()) {
      return relationship;
    }
    Map<String, Object> properties = new HashMap<>(relationship.properties());
    properties.keySet().removeAll(ignored);
    return new Relationship(
        relationship.source(), relationship.type(), relationship.target(), properties);
  }
}
