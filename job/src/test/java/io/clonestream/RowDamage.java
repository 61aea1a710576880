package io.clonestream;

import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.ClassDescription;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.Timeline;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.Relation;
import io.clonestream.persist.GraphRow;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Deletes, alters and plants rows of a graph, with stamps of every kind. */
final class RowDamage {

  private static final SortedMap<String, String> NO_NOTES = new TreeMap<>();
  private static final SortedMap<String, String> DOUBT = new TreeMap<>(Map.of("clones", "no"));

  private final Map<String, GraphRow> stored;
  private final SortedMap<String, GraphRow> all;
  private final Random random;
  private final long epoch;

  /**
   * Damage to a graph.
   *
   * @param all rows that the graph will hold at last: some are planted before they are known
   */
  RowDamage(Map<String, GraphRow> stored, SortedMap<String, GraphRow> all, Random random) {
    this.stored = stored;
    this.all = all;
    this.random = random;
    this.epoch = stored.values().stream().mapToLong(row -> row.stamp().epoch()).max().orElse(0);
  }

  void next() {
    List<String> keys = new ArrayList<>(stored.keySet());
    keys.sort(null);
    int kind = random.nextInt(4);
    if (kind == 0 && !keys.isEmpty()) {
      stored.remove(keys.get(random.nextInt(keys.size())));
    } else if (kind == 1 && !keys.isEmpty()) {
      String key = keys.get(random.nextInt(keys.size()));
      GraphRow row = stored.get(key);
      stored.put(key, altered(row).withStamp(stamp(row.stamp())));
    } else if (!all.isEmpty()) {
      // A step that is planted under the number of one to come would be deleted with it.
      List<GraphRow> rows =
          all.values().stream()
              .filter(row -> !(row instanceof GraphRow.CommitRow) || stored.containsKey(row.key()))
              .toList();
      if (rows.isEmpty()) {
        return;
      }
      GraphRow row = rows.get(random.nextInt(rows.size()));
      GraphRow planted = kind == 2 ? ghost(row) : altered(row);
      stored.put(planted.key(), planted.withStamp(stamp(new Stamp(epoch, 1))));
    }
  }

  /** As it was, nearby, of long ago, or of a time that has not come. */
  private Stamp stamp(Stamp own) {
    return switch (random.nextInt(6)) {
      case 0 -> Stamp.NONE;
      case 1 -> new Stamp(epoch, 1 + random.nextInt(6));
      case 2 -> new Stamp(Long.MAX_VALUE, 3);
      case 3 -> new Stamp(epoch, Long.MAX_VALUE);
      default -> own;
    };
  }

  private static GraphRow altered(GraphRow row) {
    if (row instanceof GraphRow.SymbolRow symbol) {
      var s = symbol.symbol();
      return new GraphRow.SymbolRow(
          new SymbolHistory(
              s.stamp(),
              s.symbolId(),
              s.tenant(),
              s.repository(),
              s.branch(),
              s.path(),
              s.language(),
              s.kind(),
              s.name(),
              s.qualifiedName(),
              "altered",
              s.previousSymbolId(),
              s.generated(),
              s.test(),
              List.of()));
    }
    if (row instanceof GraphRow.ClassRow cloneClass) {
      return classOf(cloneClass.cloneClass(), cloneClass.cloneClass().fragmentId(), 99);
    }
    if (row instanceof GraphRow.RelationRow stated) {
      Relation relation = stated.relation();
      boolean verdict = relation.identity().kind() == RelationKind.VERDICT;
      var version =
          new Relation.Version(
              7, 5, 5, Timeline.OPEN, "x", null, "somebody", verdict ? DOUBT : NO_NOTES);
      return new GraphRow.RelationRow(
          new Relation(relation.stamp(), relation.identity(), List.of(version)));
    }
    if (row instanceof GraphRow.CommitRow step) {
      return commit(step, commit -> commit.setMessage("altered"));
    }
    PairEdges pair = ((GraphRow.PairRow) row).pair();
    var version = new PairEdges.EdgeVersion("planted", 5, Timeline.OPEN, "somebody", null);
    return new GraphRow.PairRow(new PairEdges(pair.stamp(), pair.similarity(), List.of(version)));
  }

  /** The same under a key that nobody knows. */
  private static GraphRow ghost(GraphRow row) {
    if (row instanceof GraphRow.ClassRow cloneClass) {
      return classOf(cloneClass.cloneClass(), "0123456789abcdef".repeat(2), 1);
    }
    if (row instanceof GraphRow.SymbolRow symbol) {
      var s = symbol.symbol();
      return new GraphRow.SymbolRow(
          new SymbolHistory(
              s.stamp(),
              s.symbolId() + "~ghost",
              s.tenant(),
              s.repository(),
              s.branch(),
              s.path(),
              s.language(),
              s.kind(),
              s.name(),
              s.qualifiedName(),
              s.signature(),
              s.previousSymbolId(),
              s.generated(),
              s.test(),
              s.versions()));
    }
    if (row instanceof GraphRow.CommitRow step) {
      return commit(step, commit -> commit.setHead("0".repeat(40)));
    }
    if (row instanceof GraphRow.RelationRow stated) {
      Relation relation = stated.relation();
      Relation.Identity own = relation.identity();
      Relation.Identity other =
          new Relation.Identity("ghost", own.tenant(), own.kind(), own.from(), own.to());
      return altered(
          new GraphRow.RelationRow(new Relation(relation.stamp(), other, relation.versions())));
    }
    return altered(row);
  }

  private static GraphRow commit(GraphRow.CommitRow step, Consumer<CommitPublished> change) {
    CommitPublished copy = CommitPublished.newBuilder(step.commit()).build();
    change.accept(copy);
    return new GraphRow.CommitRow(copy);
  }

  private static GraphRow classOf(CloneClass c, String id, int size) {
    ClassDescription own = c.description();
    ClassDescription other =
        new ClassDescription(
            id,
            own.tenant(),
            own.language(),
            own.kind(),
            own.name(),
            own.tokens(),
            own.formId(),
            own.boilerplate());
    return new GraphRow.ClassRow(new CloneClass(c.stamp(), other, size, size, c.periods()));
  }
}
