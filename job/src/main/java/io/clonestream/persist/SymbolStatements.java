package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistory.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

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

  static void write(GraphTransaction transaction, List<SymbolHistory> symbols, long epoch) {
    List<Record> stored =
        transaction.read(
            "persist/relationships_symbol",
            Map.of("ids", symbols.stream().map(SymbolHistory::symbolId).toList()));
    Map<String, Stamp> before = new HashMap<>();
    stored.forEach(row -> before.put(row.get("source").asString(), Stamps.of(row)));
    Stamps<SymbolHistory> stamps =
        Stamps.newer(symbols, SymbolHistory::symbolId, SymbolHistory::stamp, before, epoch);
    List<SymbolHistory> newer = stamps.rows();
    if (newer.isEmpty()) {
      return;
    }
    transaction.write(
        "persist/set_symbol",
        Map.of("rows", newer.stream().map(SymbolStatements::properties).toList()));
    if (!stamps.first().isEmpty()) {
      writeContainers(transaction, stamps.first());
    }
    RelationshipDiff diff =
        new RelationshipDiff(
            relationships(stored, newer),
            newer.stream().flatMap(symbol -> SymbolPeriods.relationships(symbol).stream()).toList(),
            Set.of());
    diff.delete(transaction, "persist/delete_relationships_symbol");
    diff.create(transaction, names(newer), UnaryOperator.identity());
  }

  /** By element id, those of these symbols. */
  private static Map<String, Relationship> relationships(
      List<Record> stored, List<SymbolHistory> symbols) {
    Set<String> ids = symbols.stream().map(SymbolHistory::symbolId).collect(Collectors.toSet());
    Map<String, Relationship> relationships = new LinkedHashMap<>();
    for (Record row : stored) {
      String source = row.get("source").asString();
      for (Value one : row.get("relationships").values()) {
        if (ids.contains(source) && !one.get(0).isNull()) {
          relationships.put(
              one.get(0).asString(),
              new Relationship(
                  source, one.get(1).asString(), one.get(2).asString(), one.get(3).asMap()));
        }
      }
    }
    return relationships;
  }

  private static void writeContainers(GraphTransaction transaction, List<SymbolHistory> symbols) {
    Map<String, SymbolHistory> files = new TreeMap<>();
    symbols.forEach(symbol -> files.put(file(symbol), symbol));
    List<SymbolHistory> uncontained =
        transaction
            .read("persist/uncontained_file", Map.of("ids", List.copyOf(files.keySet())))
            .stream()
            .map(row -> files.get(row.get("id").asString()))
            .toList();
    if (!uncontained.isEmpty()) {
      SortedMap<String, List<String>> contained = new TreeMap<>();
      Map<String, Map<String, Object>> repositories = new HashMap<>();
      for (SymbolHistory symbol : uncontained) {
        String repository = repository(symbol);
        repositories.put(repository, repositoryProperties(symbol));
        contained.computeIfAbsent(repository, any -> new ArrayList<>()).add(file(symbol));
      }
      transaction.write(
          "persist/set_file",
          Map.of("rows", uncontained.stream().map(SymbolStatements::fileProperties).toList()));
      transaction.write(
          "persist/create_contains",
          Map.of("rows", SharedNodes.rows("source", repositories, "files", contained)));
    }
    var declares =
        RelationshipDiff.bySource(symbols, SymbolStatements::file, SymbolHistory::symbolId);
    transaction.write(
        "persist/create_declares", Map.of("rows", RelationshipDiff.grouped(declares, "targets")));
  }

  /** Properties of every name that is called. */
  static Map<String, Map<String, Object>> names(List<SymbolHistory> symbols) {
    Map<String, Map<String, Object>> names = new HashMap<>();
    for (SymbolHistory symbol : symbols) {
      for (Version version : symbol.versions()) {
        for (String name : version.calledNames()) {
          names.put(SymbolPeriods.name(symbol, name), nameProperties(symbol, name));
        }
      }
    }
    return names;
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
