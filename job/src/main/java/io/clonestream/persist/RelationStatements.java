package io.clonestream.persist;

import io.clonestream.feed.Judgement;
import io.clonestream.follow.Stamp;
import io.clonestream.gate.Timeline;
import io.clonestream.pair.Relation;
import io.clonestream.pair.Relation.Version;
import io.clonestream.schemas.RelationKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.neo4j.driver.Record;

/**
 * Writes stated relations: one relationship a period in which the relation held, of the type that
 * its kind names. They carry the stamp as those of pairs do, see {@link PairStatements}.
 */
final class RelationStatements {

  private RelationStatements() {}

  /** Relationship types of every kind, in both tenses. */
  static List<String> types() {
    return Stream.of(RelationKind.values())
        .filter(kind -> kind != RelationKind.UNKNOWN)
        .flatMap(kind -> Stream.of(kind.name(), "WAS_" + kind.name()))
        .toList();
  }

  static void lock(List<Relation> relations, NodeLocks locks) {
    for (Relation relation : relations) {
      locks.add("symbol", relation.identity().from());
      locks.add("symbol", relation.identity().to());
    }
  }

  static void write(GraphTransaction transaction, List<Relation> relations, long epoch) {
    List<Record> stored =
        transaction.read(
            "persist/relationships_relation",
            Map.of("rows", grouped(relations, RelationStatements::place)));
    Map<String, Stamp> stamps = stamps(stored);
    List<Relation> newer =
        Stamps.newer(relations, RelationStatements::id, Relation::stamp, stamps, epoch)
            .rows()
            .stream()
            .filter(relation -> !relation.isWithdrawal() || stamps.containsKey(id(relation)))
            .toList();
    if (newer.isEmpty()) {
      return;
    }
    Set<String> ids = Set.copyOf(newer.stream().map(RelationStatements::id).toList());
    List<Relationship> wanted = new ArrayList<>();
    newer.forEach(relation -> wanted.addAll(relationships(relation)));
    RelationshipDiff diff =
        new RelationshipDiff(
            RelationshipDiff.stored(stored.stream().filter(row -> ids.contains(id(row)))),
            wanted,
            PairStatements.NOT_CONTENT);
    diff.delete(transaction, "persist/delete_relationships_relation");
    List<Relation> known = newer.stream().filter(r -> stamps.containsKey(id(r))).toList();
    if (!known.isEmpty()) {
      transaction.write(
          "persist/restamp_relation", Map.of("rows", grouped(known, RelationStatements::stamped)));
    }
    diff.create(transaction, "persist/create_relation");
  }

  /** The stamps that are stored of these relations where they lead from these symbols, by id. */
  static Map<String, Stamp> stamps(
      GraphTransaction transaction, List<String> ids, List<String> sources) {
    return stamps(
        transaction.read("persist/stamps_relation", Map.of("ids", ids, "sources", sources)));
  }

  private static Map<String, Stamp> stamps(List<Record> stored) {
    Map<String, Stamp> stamps = new HashMap<>();
    stored.forEach(
        row ->
            stamps.merge(
                id(row), Stamps.of(row.get("properties")), (a, b) -> a.compareTo(b) > 0 ? a : b));
    return stamps;
  }

  static List<Relationship> relationships(Relation relation) {
    List<Relationship> relationships = new ArrayList<>();
    for (Version version : relation.versions()) {
      Map<String, Object> properties = properties(relation);
      properties.put("statement", version.statement());
      properties.put("author", version.author());
      if (relation.identity().kind() == RelationKind.VERDICT) {
        properties.put("statedFrom", Relationship.time(version.statedFrom()));
        properties.putAll(judgement(version.metadata()));
      } else {
        properties.put("notes", notes(version.metadata()));
      }
      properties.put("validFrom", Relationship.time(version.validFrom()));
      properties.put("openedBy", version.openedBy());
      boolean open = version.validTo() == Timeline.OPEN;
      if (!open) {
        properties.put("validTo", Relationship.time(version.validTo()));
        if (version.closedBy() != null) {
          properties.put("closedBy", version.closedBy());
        }
      }
      relationships.add(relationship(relation, open ? "" : "WAS_", properties));
    }
    if (relationships.isEmpty() && !relation.isWithdrawal()) {
      relationships.add(relationship(relation, "WAS_", properties(relation)));
    }
    return relationships;
  }

  /** A note is a text NAME=TEXT, so that none is taken for a property of ours. */
  private static List<String> notes(Map<String, String> metadata) {
    return metadata.entrySet().stream().map(note -> note.getKey() + "=" + note.getValue()).toList();
  }

  private static Map<String, Object> judgement(Map<String, String> metadata) {
    Judgement judgement = Judgement.of(metadata);
    Map<String, Object> properties = new HashMap<>(Map.of("clones", judgement.clones()));
    if (judgement.cloneType() != null) {
      properties.put("cloneType", judgement.cloneType().longValue());
    }
    if (judgement.reason() != null) {
      properties.put("reason", judgement.reason());
    }
    return properties;
  }

  private static Relationship relationship(
      Relation relation, String tense, Map<String, Object> properties) {
    Relation.Identity identity = relation.identity();
    return new Relationship(
        identity.from(), tense + identity.kind().name(), identity.to(), properties);
  }

  private static Map<String, Object> properties(Relation relation) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("relationId", id(relation));
    properties.put("epoch", relation.stamp().epoch());
    properties.put("revision", relation.stamp().revision());
    return properties;
  }

  private static Map<String, Object> place(Relation relation) {
    return Map.of("id", id(relation), "target", relation.identity().to());
  }

  private static Map<String, Object> stamped(Relation relation) {
    Map<String, Object> row = new HashMap<>(place(relation));
    row.put("epoch", relation.stamp().epoch());
    row.put("revision", relation.stamp().revision());
    return row;
  }

  private static List<Map<String, Object>> grouped(
      List<Relation> relations, Function<Relation, Map<String, Object>> member) {
    Map<String, List<Map<String, Object>>> bySource = new TreeMap<>();
    for (Relation relation : relations) {
      bySource
          .computeIfAbsent(relation.identity().from(), from -> new ArrayList<>())
          .add(member.apply(relation));
    }
    return RelationshipDiff.grouped(bySource, "relations");
  }

  private static String id(Relation relation) {
    return relation.identity().id();
  }

  private static String id(Record row) {
    return row.get("properties").get("relationId").asString();
  }
}
