package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How forms resembled each other at an instant. Renamed copies cost one edge to their form, so an
 * edge between two classes holds between their forms; of several the strongest. What people said is
 * no clone is kept apart.
 */
final class Links {

  private final Map<String, Map<String, Similar>> byForm = new HashMap<>();
  private final Map<String, Map<String, Similar>> silenced = new HashMap<>();
  private final Verdicts verdicts;

  Links(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  /** All links of a scope. */
  static Links read(GraphReader reader, Scope scope, Verdicts verdicts) {
    Links links = new Links(verdicts);
    reader.forEach(
        "query/lived_edges",
        Map.of(
            "tenant", scope.tenant(),
            "minConfidence", scope.minConfidence(),
            "at", Instants.stored(scope.at())),
        row ->
            links.add(
                row.text("lower"),
                row.text("higher"),
                row.decimal("confidence"),
                row.number("cloneType")));
    verdicts.addConfirmed(links);
    return links;
  }

  /** Adds an edge between classes of two forms, or of one, which says nothing. */
  void add(String lower, String higher, double confidence, long cloneType) {
    if (!lower.equals(higher)) {
      Similar similar = new Similar(confidence, Math.toIntExact(cloneType));
      Verdict verdict = verdicts.onForms(lower, higher);
      boolean silent = verdict != null && verdict.silences(similar.cloneType());
      put(silent ? silenced : byForm, lower, higher, similar);
      put(silent ? silenced : byForm, higher, lower, similar);
    }
  }

  private static void put(
      Map<String, Map<String, Similar>> links, String from, String to, Similar similar) {
    links.computeIfAbsent(from, form -> new TreeMap<>()).merge(to, similar, Similar::stronger);
  }

  /** The forms that resemble this one, by id. */
  Map<String, Similar> of(String form) {
    return byForm.getOrDefault(form, Map.of());
  }

  /** The forms that resemble this one by nothing but what is silenced, by id. */
  Map<String, Similar> silenced(String form) {
    if (silenced.isEmpty()) {
      return Map.of();
    }
    Map<String, Similar> silent = new TreeMap<>(silenced.getOrDefault(form, Map.of()));
    silent.keySet().removeAll(of(form).keySet());
    return silent;
  }
}
