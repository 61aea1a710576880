package io.clonestream.persist;

import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistory.Version;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.Transaction;

/** Writes symbols: repository, file, symbol, and every relationship of its versions. */
final class SymbolStatements {

  private SymbolStatements() {}

  static void lock(List<SymbolHistory> symbols, NodeLocks locks) {
    for (SymbolHistory symbol : symbols) {
      locks.add("file", file(symbol));
      locks.add("symbol", symbol.symbolId());
      for (Version version : symbol.versions()) {
        locks.add("clone_class", version.fragmentId());
        if (version.parentSymbolId() != null) {
          locks.add("symbol", version.parentSymbolId());
        }
        if (version.previousSymbolId() != null) {
          locks.add("symbol", version.previousSymbolId());
        }
      }
    }
  }

  static void write(Transaction transaction, List<SymbolHistory> symbols, long epoch) {
    Stamps<SymbolHistory> stamps =
        Stamps.newer(
            transaction, "symbol", symbols, SymbolHistory::symbolId, SymbolHistory::stamp, epoch);
    List<SymbolHistory> newer = stamps.rows();
    if (newer.isEmpty()) {
      return;
    }
    Cypher.write(
        transaction,
        "persist/set_symbol",
        Map.of("rows", newer.stream().map(SymbolStatements::properties).toList()));
    if (!stamps.first().isEmpty()) {
      writeContainers(transaction, stamps.first());
    }
    List<Record> stored = stored(transaction, stamps.known());
    var wanted =
        newer.stream().flatMap(symbol -> SymbolPeriods.relationships(symbol).stream()).toList();
    RelationshipDiff diff = new RelationshipDiff(stored, wanted, Set.of());
    diff.delete(transaction, "persist/delete_relationships_symbol");
    writeNames(transaction, newer, diff.createdTargets());
    diff.create(transaction);
  }

  private static List<Record> stored(Transaction transaction, List<SymbolHistory> symbols) {
    return symbols.isEmpty()
        ? List.of()
        : Cypher.read(
            transaction,
            "persist/relationships_symbol",
            Map.of("ids", symbols.stream().map(SymbolHistory::symbolId).toList()));
  }

  private static void writeContainers(Transaction transaction, List<SymbolHistory> symbols) {
    Map<String, Map<String, Object>> repositories = new LinkedHashMap<>();
    Map<String, Map<String, Object>> files = new LinkedHashMap<>();
    for (SymbolHistory symbol : symbols) {
      repositories.put(repository(symbol), repositoryProperties(symbol));
      files.put(file(symbol), fileProperties(symbol));
    }
    SharedNodes.write(transaction, "repository", repositories);
    Cypher.write(transaction, "persist/set_file", Map.of("rows", List.copyOf(files.values())));
    Set<String> uncontained =
        SharedNodes.ids(transaction, "persist/uncontained_file", files.keySet());
    var contains =
        RelationshipDiff.bySource(
            symbols.stream().filter(symbol -> uncontained.contains(file(symbol))).toList(),
            SymbolStatements::repository,
            SymbolStatements::file);
    var declares =
        RelationshipDiff.bySource(symbols, SymbolStatements::file, SymbolHistory::symbolId);
    if (!contains.isEmpty()) {
      Cypher.write(
          transaction,
          "persist/create_contains",
          Map.of("rows", RelationshipDiff.grouped(contains, "targets")));
    }
    Cypher.write(
        transaction,
        "persist/merge_declares",
        Map.of("rows", RelationshipDiff.grouped(declares, "targets")));
  }

  private static void writeNames(
      Transaction transaction, List<SymbolHistory> newer, Set<String> targets) {
    Map<String, Map<String, Object>> names = new LinkedHashMap<>();
    for (SymbolHistory symbol : newer) {
      for (Version version : symbol.versions()) {
        for (String name : version.calledNames()) {
          String id = SymbolPeriods.name(symbol, name);
          if (targets.contains(id)) {
            names.put(id, nameProperties(symbol, name));
          }
        }
      }
    }
    SharedNodes.write(transaction, "name", names);
  }

  static Map<String, Object> repositoryProperties(SymbolHistory symbol) {
    return Map.of(
        "id", repository(symbol),
        "tenant", symbol.tenant(),
        "name", symbol.repository(),
        "branch", symbol.branch());
  }

  static Map<String, Object> fileProperties(SymbolHistory symbol) {
    return Map.of(
        "id", file(symbol),
        "tenant", symbol.tenant(),
        "repository", symbol.repository(),
        "branch", symbol.branch(),
        "path", symbol.path(),
        "name", symbol.path().substring(symbol.path().lastIndexOf('/') + 1));
  }

  static Map<String, Object> nameProperties(SymbolHistory symbol, String name) {
    return Map.of("id", SymbolPeriods.name(symbol, name), "tenant", symbol.tenant(), "name", name);
  }

  static Map<String, Object> properties(SymbolHistory symbol) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", symbol.symbolId());
    row.put("tenant", symbol.tenant());
    row.put("repository", symbol.repository());
    row.put("branch", symbol.branch());
    row.put("path", symbol.path());
    row.put("name", symbol.name());
    row.put("qualifiedName", symbol.qualifiedName());
    row.put("kind", symbol.kind().name());
    row.put("language", symbol.language());
    row.put("signature", symbol.signature());
    row.put("previousSymbolId", symbol.previousSymbolId());
    row.put("generated", symbol.generated());
    row.put("test", symbol.test());
    row.put("versions", (long) symbol.versions().size());
    row.put("epoch", symbol.stamp().epoch());
    row.put("revision", symbol.stamp().revision());
    row.put("live", false);
    if (!symbol.versions().isEmpty()) {
      Version last = symbol.versions().get(symbol.versions().size() - 1);
      row.put("live", last.validTo() == SymbolHistory.OPEN);
      row.put("startLine", (long) last.startLine());
      row.put("endLine", (long) last.endLine());
    }
    return row;
  }

  static String repository(SymbolHistory symbol) {
    return symbol.tenant() + "/" + symbol.repository() + "@" + symbol.branch();
  }

  static String file(SymbolHistory symbol) {
    return repository(symbol) + ":" + symbol.path();
  }
}
