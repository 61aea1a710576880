package io.clonestream.persist;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.neo4j.driver.Transaction;

/**
 * Nodes that many rows only lead to: a repository, a name, a form. They are made when they are
 * missing, completed once and then left alone, so that nobody waits for anybody who leads to the
 * same one; nothing is decided by what stands on them. (A new relationship locks a node that has
 * few; relationships to these are therefore written in the order of their ids.)
 */
final class SharedNodes {

  private SharedNodes() {}

  /** Makes what is missing, and sets the properties where only the id is known. */
  static void write(Transaction transaction, String label, Map<String, Map<String, Object>> nodes) {
    Map<String, Map<String, Object>> ascending = new TreeMap<>(nodes);
    Set<String> stubs = ids(transaction, "persist/share_" + label, ascending.keySet());
    ascending.keySet().retainAll(stubs);
    if (!ascending.isEmpty()) {
      Cypher.write(
          transaction, "persist/set_" + label, Map.of("rows", List.copyOf(ascending.values())));
    }
  }

  /** The ids that a statement keeps of these. */
  static Set<String> ids(Transaction transaction, String statement, Collection<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : Cypher.read(transaction, statement, Map.of("ids", List.copyOf(ids))).stream()
            .map(row -> row.get("id").asString())
            .collect(Collectors.toUnmodifiableSet());
  }
}
