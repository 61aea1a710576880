package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import io.clonestream.match.Similarity;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.PairEdges.EdgeVersion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.neo4j.driver.Record;

/**
 * Writes pairs: one relationship a period in which both classes lived. Every one of them carries
 * the pair's stamp. A pair that turned out never to have lived together stays as one WAS_SIMILAR_TO
 * without a period, for the stamp's sake: a row from before may still be on its way. A withdrawal
 * leaves nothing: rows of its pair were never on their way in this attempt.
 */
final class PairStatements {

  /** Properties that say how a row came to be written, not what it says. */
  static final Set<String> NOT_CONTENT = Set.of("epoch", "revision", "recordedAt");

  private PairStatements() {}

  static void lock(List<PairEdges> pairs, NodeLocks locks) {
    for (PairEdges pair : pairs) {
      locks.add("clone_class", pair.similarity().lowerId());
      locks.add("clone_class", pair.similarity().higherId());
    }
  }

  /**
   * @param locked the classes of the pairs
   */
  static void write(
      GraphTransaction transaction,
      List<PairEdges> pairs,
      LockedClasses locked,
      Clock clock,
      long epoch) {
    List<Record> stored = stored(transaction, pairs, locked);
    Map<String, Stamp> stamps = stamps(stored);
    List<PairEdges> newer =
        Stamps.newer(pairs, PairStatements::id, PairEdges::stamp, stamps, epoch).rows().stream()
            .filter(pair -> !pair.isWithdrawal() || stamps.containsKey(id(pair)))
            .toList();
    if (newer.isEmpty()) {
      return;
    }
    Set<String> ids = Set.copyOf(newer.stream().map(PairStatements::id).toList());
    List<Relationship> wanted = new ArrayList<>();
    newer.forEach(pair -> wanted.addAll(relationships(pair, clock.millis())));
    RelationshipDiff diff =
        new RelationshipDiff(
            RelationshipDiff.stored(stored.stream().filter(row -> ids.contains(id(row)))),
            wanted,
            NOT_CONTENT);
    diff.delete(transaction, "persist/delete_relationships_pair");
    List<PairEdges> known = newer.stream().filter(pair -> stamps.containsKey(id(pair))).toList();
    if (!known.isEmpty()) {
      transaction.write(
          "persist/restamp_pair",
          Map.of("rows", grouped(known, locked::element, pair -> stamped(pair, locked))));
    }
    diff.create(transaction, Map.of(), locked::element);
  }

  /** What is stored of pairs; a class that was never in any pair is not asked about. */
  private static List<Record> stored(
      GraphTransaction transaction, List<PairEdges> pairs, LockedClasses locked) {
    List<PairEdges> possible =
        pairs.stream()
            .filter(pair -> locked.isPaired(pair.similarity().lowerId()))
            .filter(pair -> locked.isPaired(pair.similarity().higherId()))
            .toList();
    return possible.isEmpty()
        ? List.of()
        : transaction.read(
            "persist/relationships_pair",
            Map.of(
                "rows",
                grouped(possible, UnaryOperator.identity(), pair -> pair.similarity().higherId())));
  }

  /** The highest stamp of each pair, by id; of those that are stored. */
  static Map<String, Stamp> stamps(
      GraphTransaction transaction, List<String> ids, List<Map<String, Object>> rows) {
    Map<String, Stamp> stamps =
        stamps(transaction.read("persist/relationships_pair", Map.of("rows", rows)));
    stamps.keySet().retainAll(Set.copyOf(ids));
    return stamps;
  }

  private static Map<String, Stamp> stamps(List<Record> stored) {
    Map<String, Stamp> stamps = new HashMap<>();
    stored.forEach(
        row ->
            stamps.merge(
                id(row), Stamps.of(row.get("properties")), (a, b) -> a.compareTo(b) > 0 ? a : b));
    return stamps;
  }

  static List<Relationship> relationships(PairEdges pair, long recordedAt) {
    List<Relationship> relationships = new ArrayList<>();
    for (EdgeVersion version : pair.versions()) {
      Map<String, Object> properties = properties(pair, recordedAt);
      properties.put("edgeId", version.edgeId());
      properties.put("validFrom", Relationship.time(version.validFrom()));
      properties.put("openedBy", version.openedBy());
      boolean open = version.validTo() == PairEdges.OPEN;
      if (!open) {
        properties.put("validTo", Relationship.time(version.validTo()));
        if (version.closedBy() != null) {
          properties.put("closedBy", version.closedBy());
        }
      }
      relationships.add(relationship(pair, open ? "SIMILAR_TO" : "WAS_SIMILAR_TO", properties));
    }
    if (relationships.isEmpty() && !pair.isWithdrawal()) {
      Map<String, Object> properties = properties(pair, recordedAt);
      properties.put("edgeId", id(pair));
      relationships.add(relationship(pair, "WAS_SIMILAR_TO", properties));
    }
    return relationships;
  }

  private static Relationship relationship(
      PairEdges pair, String type, Map<String, Object> properties) {
    return new Relationship(
        pair.similarity().lowerId(), type, pair.similarity().higherId(), properties);
  }

  private static Map<String, Object> properties(PairEdges pair, long recordedAt) {
    Similarity similarity = pair.similarity();
    Map<String, Object> properties = new HashMap<>();
    properties.put("cloneType", (long) similarity.cloneType());
    properties.put("confidence", Relationship.decimal(similarity.confidence()));
    properties.put("cosine", Relationship.decimal(similarity.cosine()));
    properties.put("jaccard", Relationship.decimal(similarity.jaccard()));
    properties.put("structure", Relationship.decimal(similarity.structure()));
    properties.put("crossLanguage", similarity.crossLanguage());
    properties.put("model", similarity.model());
    properties.put("calibration", similarity.calibration());
    properties.put("recordedAt", Relationship.time(recordedAt));
    properties.put("epoch", pair.stamp().epoch());
    properties.put("revision", pair.stamp().revision());
    return properties;
  }

  private static Map<String, Object> stamped(PairEdges pair, LockedClasses locked) {
    return Map.of(
        "higher", locked.element(pair.similarity().higherId()),
        "epoch", pair.stamp().epoch(),
        "revision", pair.stamp().revision());
  }

  private static <T> List<Map<String, Object>> grouped(
      List<PairEdges> pairs, UnaryOperator<String> node, Function<PairEdges, T> member) {
    Map<String, List<T>> byLower = new TreeMap<>();
    for (PairEdges pair : pairs) {
      byLower
          .computeIfAbsent(pair.similarity().lowerId(), lower -> new ArrayList<>())
          .add(member.apply(pair));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    byLower.forEach(
        (lower, highers) -> rows.add(Map.of("lower", node.apply(lower), "highers", highers)));
    return rows;
  }

  private static String id(PairEdges pair) {
    return pair.similarity().lowerId() + "|" + pair.similarity().higherId();
  }

  private static String id(Record row) {
    return row.get("source").asString() + "|" + row.get("target").asString();
  }
}
