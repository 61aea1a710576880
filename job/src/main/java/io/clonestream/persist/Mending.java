package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.gate.CloneClass;
import io.clonestream.pair.PairEdges;
import io.clonestream.persist.GraphRow.AskedRow;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.HeadRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.GraphRow.WithdrawnRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Transaction;

/**
 * The rows of a transaction that were asked for: what is stored of their keys is erased, whatever
 * it is, so that the row is then written as the first of its key. It is due by its stamp as every
 * row is, but a stored stamp that no row can have had by now is damage, and counts as none.
 */
final class Mending {

  /** Names of statements by the kind of a key. */
  private static final Map<String, String> LABELS =
      Map.of(
          "symbol", "symbol",
          "class", "clone_class",
          "commit", "commit",
          "repository", "repository",
          "file", "file",
          "form", "form",
          "name", "name");

  private static final Set<String> IMPLIED = Set.of("file", "form", "name");

  private final long epoch;
  private final List<AskedRow> asked = new ArrayList<>();
  private final List<WithdrawnRow> withdrawn = new ArrayList<>();
  private final List<AskedRow> due = new ArrayList<>();

  /**
   * Nothing to mend yet.
   *
   * @param epoch of this attempt of the job
   */
  Mending(long epoch) {
    this.epoch = epoch;
  }

  void add(GraphRow row) {
    if (row instanceof AskedRow mended) {
      asked.add(mended);
    } else if (row instanceof WithdrawnRow gone) {
      withdrawn.add(gone);
    }
  }

  void lock(NodeLocks locks) {
    SymbolStatements.lock(symbols(asked), locks);
    ClassStatements.lock(classes(asked), locks);
    PairStatements.lock(pairs(asked), locks);
    CommitStatements.lock(commits(asked), locks);
    heads(asked).forEach(head -> locks.add("repository", head.branchId()));
    for (WithdrawnRow row : withdrawn) {
      if (row.kind().equals("pair")) {
        locks.add("clone_class", List.of(lower(row.id()), higher(row.id())));
      } else {
        locks.add(label(row.kind()), row.id());
      }
    }
  }

  /** Erases what is due; {@link #symbols()} and the others are to be written then. */
  void erase(Transaction transaction) {
    if (asked.isEmpty() && withdrawn.isEmpty()) {
      return;
    }
    Map<String, Set<String>> gone = new TreeMap<>();
    Map<String, Stamp> stored = stored(transaction);
    for (WithdrawnRow row : withdrawn) {
      if (isDue(row, stored.get(row.key()))) {
        gone.computeIfAbsent(row.kind(), kind -> new TreeSet<>()).add(row.id());
      }
    }
    for (AskedRow row : asked) {
      if (isDue(row, stored.get(row.key()))) {
        due.add(row);
      }
    }
    for (String kind : IMPLIED) {
      if (gone.containsKey(kind)) {
        gone.put(kind, unstated(transaction, kind, gone.get(kind)));
      }
    }
    Map<String, Set<String>> erased = new TreeMap<>();
    gone.forEach((kind, ids) -> erased.put(kind, new TreeSet<>(ids)));
    due.forEach(row -> implied(row).forEach((kind, ids) -> merge(erased, kind, ids)));
    erased.forEach((kind, ids) -> erase(transaction, kind, ids));
    gone.forEach((kind, ids) -> delete(transaction, kind, ids));
  }

  /** The heads of branches; everything else is written by the statements of its kind. */
  void writeHeads(Transaction transaction) {
    List<CommitRow> heads = heads(due);
    if (!heads.isEmpty()) {
      Cypher.write(
          transaction,
          "persist/set_head",
          Map.of("rows", heads.stream().map(CommitStatements::head).toList()));
    }
  }

  List<SymbolHistory> symbols() {
    return symbols(due);
  }

  List<CloneClass> classes() {
    return classes(due);
  }

  List<PairEdges> pairs() {
    return pairs(due);
  }

  List<CommitRow> commits() {
    return commits(due);
  }

  private boolean isDue(AskedRow row, @Nullable Stamp stored) {
    if (stored == null || row.stamp().compareTo(stored) > 0) {
      return true;
    }
    return row.row() instanceof CommitRow || row.row() instanceof HeadRow
        ? row.stamp().equals(stored) || row.stored().equals(stored)
        : !stored.isPossible(epoch);
  }

  private boolean isDue(WithdrawnRow row, @Nullable Stamp stored) {
    return switch (row.kind()) {
      case "symbol", "class", "pair" ->
          stored == null || row.stamp().compareTo(stored) > 0 || !stored.isPossible(epoch);
      case "commit", "repository" -> stored == null || row.stored().equals(stored);
      default -> true;
    };
  }

  private Map<String, Stamp> stored(Transaction transaction) {
    Map<String, List<String>> ids = new TreeMap<>();
    List<GraphRow> rows = new ArrayList<>(asked);
    rows.addAll(withdrawn);
    for (GraphRow row : rows) {
      int space = row.key().indexOf(' ');
      ids.computeIfAbsent(row.key().substring(0, space), kind -> new ArrayList<>())
          .add(row.key().substring(space + 1));
    }
    Map<String, Stamp> stamps = new HashMap<>();
    ids.forEach(
        (kind, keys) -> {
          if (kind.equals("pair")) {
            PairStatements.stamps(transaction, keys, lowers(keys))
                .forEach((id, stamp) -> stamps.put("pair " + id, stamp));
          } else if (!IMPLIED.contains(kind)) {
            Stamps.stored(transaction, label(kind), keys)
                .forEach((id, stamp) -> stamps.put(kind + " " + id, stamp));
          }
        });
    return stamps;
  }

  /** The node of the row, and nodes that are there because rows name them. */
  private static Map<String, Set<String>> implied(AskedRow row) {
    Map<String, Set<String>> ids = new TreeMap<>();
    String key = row.key();
    merge(ids, key.substring(0, key.indexOf(' ')), Set.of(key.substring(key.indexOf(' ') + 1)));
    if (row.row() instanceof SymbolRow symbol) {
      merge(ids, "file", Set.of(SymbolStatements.file(symbol.symbol())));
      for (Version version : symbol.symbol().versions()) {
        version
            .calledNames()
            .forEach(name -> merge(ids, "name", Set.of(SymbolPeriods.name(symbol.symbol(), name))));
      }
    } else if (row.row() instanceof ClassRow cloneClass) {
      merge(ids, "form", Set.of(cloneClass.cloneClass().formId()));
    }
    return ids;
  }

  private static void merge(Map<String, Set<String>> all, String kind, Set<String> ids) {
    all.computeIfAbsent(kind, absent -> new TreeSet<>()).addAll(ids);
  }

  private static Set<String> unstated(Transaction transaction, String kind, Set<String> ids) {
    Set<String> unstated = new TreeSet<>();
    Cypher.read(transaction, "persist/unstated_" + kind, Map.of("ids", List.copyOf(ids)))
        .forEach((Record row) -> unstated.add(row.get("id").asString()));
    return unstated;
  }

  private static void erase(Transaction transaction, String kind, Set<String> ids) {
    if (kind.equals("pair")) {
      Cypher.write(transaction, "persist/erase_pair", Map.of("rows", lowers(ids)));
      return;
    }
    Map<String, Object> batch = Map.of("ids", List.copyOf(ids));
    switch (kind) {
      case "symbol" -> {
        Cypher.write(transaction, "persist/erase_relationships_symbol", batch);
        Cypher.write(transaction, "persist/erase_declares", batch);
      }
      case "class" -> Cypher.write(transaction, "persist/erase_has_form", batch);
      case "file" -> Cypher.write(transaction, "persist/erase_contains", batch);
      default -> {
        // no relationships of its own
      }
    }
    Cypher.write(transaction, "persist/erase_" + label(kind), batch);
  }

  private static void delete(Transaction transaction, String kind, Set<String> ids) {
    Set<String> bare = new TreeSet<>(ids);
    if (kind.equals("pair")) { // locking makes classes that were not there
      bare.clear();
      ids.forEach(id -> bare.addAll(List.of(lower(id), higher(id))));
    }
    Cypher.write(
        transaction,
        "persist/delete_" + (kind.equals("pair") ? "clone_class" : label(kind)),
        Map.of("ids", List.copyOf(bare)));
  }

  private static List<Map<String, Object>> lowers(Collection<String> pairs) {
    Map<String, List<String>> byLower = new TreeMap<>();
    for (String id : pairs) {
      byLower.computeIfAbsent(lower(id), lower -> new ArrayList<>()).add(higher(id));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    byLower.forEach((lower, highers) -> rows.add(Map.of("lower", lower, "highers", highers)));
    return rows;
  }

  private static String lower(String pair) {
    return pair.substring(0, pair.indexOf('|'));
  }

  private static String higher(String pair) {
    return pair.substring(pair.indexOf('|') + 1);
  }

  private static String label(String kind) {
    String label = LABELS.get(kind);
    if (label == null) {
      throw new IllegalArgumentException("Kind '" + kind + "' is none of " + LABELS.keySet());
    }
    return label;
  }

  private static List<SymbolHistory> symbols(List<AskedRow> rows) {
    return rows.stream()
        .filter(row -> row.row() instanceof SymbolRow)
        .map(row -> ((SymbolRow) row.row()).symbol())
        .toList();
  }

  private static List<CloneClass> classes(List<AskedRow> rows) {
    return rows.stream()
        .filter(row -> row.row() instanceof ClassRow)
        .map(row -> ((ClassRow) row.row()).cloneClass())
        .toList();
  }

  private static List<PairEdges> pairs(List<AskedRow> rows) {
    return rows.stream()
        .filter(row -> row.row() instanceof PairRow)
        .map(row -> ((PairRow) row.row()).pair())
        .toList();
  }

  private static List<CommitRow> commits(List<AskedRow> rows) {
    return rows.stream()
        .filter(row -> row.row() instanceof CommitRow)
        .map(row -> (CommitRow) row.row())
        .toList();
  }

  private static List<CommitRow> heads(List<AskedRow> rows) {
    return rows.stream()
        .filter(row -> row.row() instanceof HeadRow)
        .map(row -> new CommitRow(((HeadRow) row.row()).commit()))
        .toList();
  }
}
