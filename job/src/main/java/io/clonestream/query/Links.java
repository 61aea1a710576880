package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How forms resembled each other at an instant. Renamed copies cost one edge to their form, so an
 * edge between two classes holds between their forms; of several the strongest.
 */
final class Links {

  private final Map<String, Map<String, Similar>> byForm = new HashMap<>();

  /** All links of a scope. */
  static Links read(GraphReader reader, Scope scope) {
    Links links = new Links();
    reader.forEach(
        "query/lived_edges",
        Map.of(
            "tenant", scope.tenant(),
            "minConfidence", scope.minConfidence(),
            "at", Instants.stored(scope.at())),
        row -> {
          String lower = row.text("lower");
          String higher = row.text("higher");
          if (!lower.equals(higher)) {
            Similar similar = new Similar(row.decimal("confidence"), row.integer("cloneType"));
            links.add(lower, higher, similar);
            links.add(higher, lower, similar);
          }
        });
    return links;
  }

  private void add(String from, String to, Similar similar) {
    byForm.computeIfAbsent(from, form -> new TreeMap<>()).merge(to, similar, Similar::stronger);
  }

  /** The forms that resemble this one, by id. */
  Map<String, Similar> of(String form) {
    return byForm.getOrDefault(form, Map.of());
  }
}
