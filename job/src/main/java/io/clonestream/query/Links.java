package io.clonestream.query;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How forms resembled each other at an instant. Renamed copies cost one edge to their form, so an
 * edge between two classes holds between their forms; of several the strongest. What people said is
 * no clone is none.
 */
final class Links {

  private final Map<String, Map<String, Similar>> byForm = new HashMap<>();
  private final Verdicts verdicts;

  Links(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  /** Adds an edge between classes of two forms, or of one, which says nothing. */
  void add(String lower, String higher, double confidence, long cloneType) {
    if (!lower.equals(higher)) {
      Similar similar = new Similar(confidence, Math.toIntExact(cloneType));
      Verdict verdict = verdicts.onForms(lower, higher);
      if (verdict == null || !verdict.silences(similar.cloneType())) {
        put(lower, higher, similar);
        put(higher, lower, similar);
      }
    }
  }

  private void put(String from, String to, Similar similar) {
    byForm.computeIfAbsent(from, form -> new TreeMap<>()).merge(to, similar, Similar::stronger);
  }

  /** The forms that resemble this one, by id. */
  Map<String, Similar> of(String form) {
    return byForm.getOrDefault(form, Map.of());
  }
}
