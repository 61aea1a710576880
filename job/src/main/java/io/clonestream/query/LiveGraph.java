package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What lives now, or lived at an instant: forms with their live symbols, and how forms resemble
 * each other. Renamed copies cost one edge to their form, so an edge between two classes holds
 * between their forms.
 */
final class LiveGraph {

  private final Map<String, List<LiveSymbol>> members = new TreeMap<>();
  private final Map<String, Map<String, Similar>> links = new HashMap<>();

  static LiveGraph read(GraphReader reader, Scope scope) {
    LiveGraph graph = new LiveGraph();
    reader.forEach(
        scope.at() == Scope.NOW ? "query/live_symbols" : "query/lived_symbols",
        parameters(scope, Map.of("repositories", scope.repositories())),
        row -> {
          LiveSymbol symbol = LiveSymbol.of(row);
          if (scope.covers(symbol)) {
            graph.members.computeIfAbsent(symbol.form(), form -> new ArrayList<>()).add(symbol);
          }
        });
    graph.members.values().forEach(list -> list.sort(Comparator.comparing(LiveSymbol::id)));
    reader.forEach(
        scope.at() == Scope.NOW ? "query/live_edges" : "query/lived_edges",
        parameters(scope, Map.of("minConfidence", scope.minConfidence())),
        row -> {
          String lower = row.text("lower");
          String higher = row.text("higher");
          if (graph.members.containsKey(lower)
              && graph.members.containsKey(higher)
              && !lower.equals(higher)) {
            Similar similar = new Similar(row.decimal("confidence"), row.integer("cloneType"));
            graph.link(lower, higher, similar);
            graph.link(higher, lower, similar);
          }
        });
    return graph;
  }

  private static Map<String, Object> parameters(Scope scope, Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>(own);
    all.put("tenant", scope.tenant());
    if (scope.at() != Scope.NOW) {
      all.put("at", Instants.stored(scope.at()));
    }
    return all;
  }

  private void link(String from, String to, Similar similar) {
    links.computeIfAbsent(from, form -> new TreeMap<>()).merge(to, similar, Similar::stronger);
  }

  /** Forms in the order of their ids, each with its symbols in the order of theirs. */
  Map<String, List<LiveSymbol>> members() {
    return members;
  }

  /** The forms that resemble this one, by id. */
  Map<String, Similar> links(String form) {
    return links.getOrDefault(form, Map.of());
  }
}
