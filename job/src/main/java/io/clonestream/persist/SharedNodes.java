package io.clonestream.persist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Nodes that many rows only lead to: a repository, a name, a form. They are made complete when they
 * are missing, by the statement that leads to them, and then left alone, so that nobody waits for
 * anybody who leads to the same one; nothing is decided by what stands on them. (A new relationship
 * locks a node that has few; relationships to these are therefore written in the order of their
 * ids.)
 */
final class SharedNodes {

  private SharedNodes() {}

  /** Rows of one shared node, its properties and what leads there. */
  static <T> List<Map<String, Object>> rows(
      String end,
      Map<String, Map<String, Object>> properties,
      String name,
      SortedMap<String, List<T>> members) {
    List<Map<String, Object>> rows = new ArrayList<>();
    members.forEach(
        (id, own) ->
            rows.add(
                Map.of(end, id, "properties", properties.getOrDefault(id, Map.of()), name, own)));
    return rows;
  }
}
