package io.clonestream.persist;

import io.clonestream.feed.Request;
import io.clonestream.feed.Request.Kind;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.gate.CloneClass;
import io.clonestream.persist.GraphRow.AskedRow;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.GraphRow.WithdrawnRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

/**
 * The rows of a transaction that were asked for: what is stored of their keys is erased, whatever
 * it is, so that the row is then written as the first of its key. It is due by its stamp as every
 * row is, but a stored stamp that no row can have had by now is damage, and counts as none.
 */
final class Mending {

  /** Kinds that have nodes, by what their statements are called. */
  private static final Map<Kind, String> NODES =
      Map.of(
          Kind.SYMBOL, "symbol",
          Kind.CLASS, "clone_class",
          Kind.COMMIT, "commit",
          Kind.REPOSITORY, "repository",
          Kind.TAG, "tag",
          Kind.FILE, "file",
          Kind.FORM, "form",
          Kind.NAME, "name");

  private final long epoch;
  private final List<AskedRow> asked = new ArrayList<>();
  private final List<WithdrawnRow> withdrawn = new ArrayList<>();
  private final List<AskedRow> due = new ArrayList<>();
  private final Set<String> forms = new TreeSet<>();

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
    AskedRows rows = new AskedRows(asked);
    SymbolStatements.lock(rows.symbols(), locks);
    ClassStatements.lock(rows.classes(), locks);
    PairStatements.lock(rows.pairs(), locks);
    RelationStatements.lock(rows.relations(), locks);
    CommitStatements.lock(rows.commits(), locks);
    TagStatements.lock(rows.tags(), locks);
    rows.heads().forEach(head -> locks.add("repository", head.branchId()));
    requests().forEach(request -> locks.add("symbol", request.sources()));
    for (WithdrawnRow row : withdrawn) {
      Request request = row.request();
      switch (request.kind()) {
        case PAIR -> locks.add("clone_class", List.of(lower(request.id()), higher(request.id())));
        case RELATION -> {
          // its sources, above
        }
        default -> locks.add(node(request.kind()), request.id());
      }
    }
  }

  /**
   * Erases what is due; {@link #due} is to be written then.
   *
   * @return false if there was nothing to mend: everything stands as it was locked
   */
  boolean erase(GraphTransaction transaction) {
    if (asked.isEmpty() && withdrawn.isEmpty()) {
      return false;
    }
    Map<String, Stamp> stored = stored(transaction);
    Map<Kind, Set<String>> gone = new EnumMap<>(Kind.class);
    for (WithdrawnRow row : withdrawn) {
      if (isDue(row, stored.get(row.key()))) {
        merge(gone, row.request().kind(), Set.of(row.request().id()));
      }
    }
    for (AskedRow row : asked) {
      if (isDue(row, stored.get(row.key()))) {
        due.add(row);
      }
    }
    for (Kind kind : List.of(Kind.FILE, Kind.FORM, Kind.NAME)) {
      gone.computeIfPresent(kind, (implied, ids) -> unstated(transaction, kind, ids));
    }
    Map<Kind, Set<String>> left = leftAlone(transaction, gone);
    forms.addAll(left.getOrDefault(Kind.FORM, Set.of()));
    Map<Kind, Set<String>> erased = new EnumMap<>(Kind.class);
    gone.forEach((kind, ids) -> merge(erased, kind, ids));
    due.forEach(row -> implied(row).forEach((kind, ids) -> merge(erased, kind, ids)));
    forms.addAll(erased.getOrDefault(Kind.FORM, Set.of()));
    erased.forEach((kind, ids) -> erase(transaction, kind, ids));
    complete(transaction);
    gone.forEach((kind, ids) -> delete(transaction, kind, ids));
    left.forEach(
        (kind, ids) -> {
          Set<String> unstated = unstated(transaction, kind, ids);
          erase(transaction, kind, unstated);
          delete(transaction, kind, unstated);
        });
    return true;
  }

  /** Shared nodes are completed by what makes them: those that were there are bare now. */
  private void complete(GraphTransaction transaction) {
    Map<String, Map<String, Object>> forms = new TreeMap<>();
    due().classes().stream()
        .map(CloneClass::description)
        .forEach(
            one -> forms.put(one.formId(), Map.of("id", one.formId(), "tenant", one.tenant())));
    transaction.write("persist/set_form", Map.of("rows", List.copyOf(forms.values())));
    transaction.write(
        "persist/set_name",
        Map.of("rows", List.copyOf(SymbolStatements.names(due().symbols()).values())));
  }

  /** What may have been there only for what goes now, locked. */
  private Map<Kind, Set<String>> leftAlone(
      GraphTransaction transaction, Map<Kind, Set<String>> gone) {
    Map<Kind, Set<String>> left = new EnumMap<>(Kind.class);
    for (Kind kind : List.of(Kind.SYMBOL, Kind.CLASS)) {
      Set<String> ids = gone.getOrDefault(kind, Set.of());
      if (!ids.isEmpty()) {
        transaction
            .read("persist/led_to_" + node(kind), Map.of("ids", List.copyOf(ids)))
            .forEach(
                row ->
                    merge(
                        left,
                        Kind.valueOf(row.get("kind").asString()),
                        Set.of(row.get("id").asString())));
      }
    }
    if (!left.isEmpty()) {
      NodeLocks locks = new NodeLocks(true);
      left.forEach((kind, ids) -> locks.add(node(kind), ids));
      locks.acquire(transaction);
    }
    return left;
  }

  /** Marks anew which forms have several classes, when all classes are written. */
  void shareForms(GraphTransaction transaction) {
    if (!forms.isEmpty()) {
      ClassStatements.share(transaction, forms);
    }
  }

  /** The heads of branches; everything else is written by the statements of its kind. */
  void writeHeads(GraphTransaction transaction) {
    List<CommitRow> heads = due().heads();
    if (!heads.isEmpty()) {
      transaction.write(
          "persist/set_head", Map.of("rows", heads.stream().map(CommitStatements::head).toList()));
    }
  }

  /** What is to be written now. */
  AskedRows due() {
    return new AskedRows(due);
  }

  private boolean isDue(AskedRow row, @Nullable Stamp stored) {
    if (stored == null || row.stamp().compareTo(stored) > 0) {
      return true;
    }
    return row.request().kind().isRecorded()
        ? row.stamp().equals(stored) || Stamp.found(row.request()).equals(stored)
        : !stored.isPossible(epoch);
  }

  private boolean isDue(WithdrawnRow row, @Nullable Stamp stored) {
    Kind kind = row.request().kind();
    if (stored == null || !(kind.isOwned() || kind.isRecorded())) {
      return true;
    }
    return kind.isRecorded()
        ? Stamp.found(row.request()).equals(stored)
        : row.stamp().compareTo(stored) > 0 || !stored.isPossible(epoch);
  }

  private Stream<Request> requests() {
    return Stream.concat(
        asked.stream().map(AskedRow::request), withdrawn.stream().map(WithdrawnRow::request));
  }

  /** Symbols from which relations that were asked for lead, or were found to lead. */
  private List<String> sources() {
    Set<String> sources = new TreeSet<>();
    requests().forEach(request -> sources.addAll(request.sources()));
    new AskedRows(asked).relations().forEach(relation -> sources.add(relation.identity().from()));
    return List.copyOf(sources);
  }

  private Map<String, Stamp> stored(GraphTransaction transaction) {
    Map<Kind, List<String>> ids = new EnumMap<>(Kind.class);
    requests()
        .forEach(
            request ->
                ids.computeIfAbsent(request.kind(), kind -> new ArrayList<>()).add(request.id()));
    Map<String, Stamp> stamps = new HashMap<>();
    ids.forEach(
        (kind, keys) -> {
          Map<String, Stamp> found =
              switch (kind) {
                case PAIR -> PairStatements.stamps(transaction, keys, lowers(keys));
                case RELATION -> RelationStatements.stamps(transaction, keys, sources());
                case SYMBOL, CLASS, COMMIT, REPOSITORY, TAG ->
                    Stamps.stored(transaction, node(kind), keys);
                case FILE, FORM, NAME -> Map.of();
              };
          found.forEach((id, stamp) -> stamps.put(kind.word() + " " + id, stamp));
        });
    return stamps;
  }

  /** What the row is of, and nodes that are there because rows name them. */
  private static Map<Kind, Set<String>> implied(AskedRow row) {
    Map<Kind, Set<String>> ids = new EnumMap<>(Kind.class);
    merge(ids, row.request().kind(), Set.of(row.request().id()));
    if (row.row() instanceof SymbolRow symbol) {
      merge(ids, Kind.FILE, Set.of(SymbolStatements.file(symbol.symbol())));
      for (Version version : symbol.symbol().versions()) {
        version
            .calledNames()
            .forEach(
                name -> merge(ids, Kind.NAME, Set.of(SymbolPeriods.name(symbol.symbol(), name))));
      }
    } else if (row.row() instanceof ClassRow cloneClass) {
      merge(ids, Kind.FORM, Set.of(cloneClass.cloneClass().description().formId()));
    }
    return ids;
  }

  private static void merge(Map<Kind, Set<String>> all, Kind kind, Set<String> ids) {
    all.computeIfAbsent(kind, absent -> new TreeSet<>()).addAll(ids);
  }

  private static Set<String> unstated(GraphTransaction transaction, Kind kind, Set<String> ids) {
    Set<String> unstated = new TreeSet<>();
    transaction
        .read("persist/unstated_" + node(kind), Map.of("ids", List.copyOf(ids)))
        .forEach((Record row) -> unstated.add(row.get("id").asString()));
    return unstated;
  }

  private void erase(GraphTransaction transaction, Kind kind, Set<String> ids) {
    Map<String, Object> batch = Map.of("ids", List.copyOf(ids));
    switch (kind) {
      case PAIR -> transaction.write("persist/erase_pair", Map.of("rows", lowers(ids)));
      case RELATION ->
          transaction.write(
              "persist/erase_relation", Map.of("ids", List.copyOf(ids), "sources", sources()));
      case SYMBOL -> {
        transaction.write("persist/erase_relationships_symbol", batch);
        transaction.write("persist/erase_declares", batch);
      }
      case CLASS -> transaction.write("persist/erase_has_form", batch);
      case FILE -> transaction.write("persist/erase_contains", batch);
      case TAG -> transaction.write("persist/delete_tags", batch);
      case COMMIT, REPOSITORY, FORM, NAME -> {
        // no relationships of their own
      }
    }
    if (NODES.containsKey(kind)) {
      transaction.write("persist/erase_" + node(kind), batch);
    }
  }

  /** Deletes nodes that are bare now; of pairs the classes, which locking may have made. */
  private static void delete(GraphTransaction transaction, Kind kind, Set<String> ids) {
    if (kind == Kind.PAIR) {
      Set<String> classes = new TreeSet<>();
      ids.forEach(id -> classes.addAll(List.of(lower(id), higher(id))));
      delete(transaction, Kind.CLASS, classes);
    } else if (kind != Kind.RELATION) {
      transaction.write("persist/delete_" + node(kind), Map.of("ids", List.copyOf(ids)));
    }
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

  private static String node(Kind kind) {
    String node = NODES.get(kind);
    if (node == null) {
      throw new IllegalArgumentException("A " + kind.word() + " has no node of its own");
    }
    return node;
  }
}
