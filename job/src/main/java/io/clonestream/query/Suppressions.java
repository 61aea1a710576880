package io.clonestream.query;

import io.clonestream.feed.Suppression;
import io.clonestream.feed.Suppression.Side;
import io.clonestream.persist.GraphReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The suppressions of every branch that are in force, or were at an instant. */
final class Suppressions {

  private final Map<String, List<Suppression>> byBranch = new HashMap<>();

  static Suppressions read(GraphReader reader, Scope scope) {
    Suppressions suppressions = new Suppressions();
    if (!scope.included().contains(Noise.SUPPRESSED)) {
      reader.forEach(
          "query/suppressions",
          Map.of("tenant", scope.tenant(), "at", Instants.stored(scope.at())),
          row ->
              suppressions.byBranch.put(
                  branch(row.text("repository"), row.text("branch")),
                  row.texts("rules").stream().map(Suppression::of).toList()));
    }
    return suppressions;
  }

  boolean isEmpty() {
    return byBranch.values().stream().allMatch(List::isEmpty);
  }

  /** Whether every pair of a symbol is suppressed. */
  boolean covers(LiveSymbol symbol) {
    return of(symbol).stream()
        .anyMatch(rule -> rule.other() == null && matches(rule.one(), symbol));
  }

  /** Whether a pair is suppressed as such, by the rules of either side. */
  boolean covers(LiveSymbol a, LiveSymbol b) {
    return states(a, b) || states(b, a);
  }

  /** Whether every pair of these is suppressed as such. */
  boolean coverAll(List<LiveSymbol> symbols) {
    for (int i = 0; i < symbols.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!covers(symbols.get(j), symbols.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the branch of the first one says so. */
  private boolean states(LiveSymbol a, LiveSymbol b) {
    for (Suppression rule : of(a)) {
      @Nullable Side other = rule.other();
      if (other != null
          && (matches(rule.one(), a) && matches(other, b)
              || sameBranch(a, b) && matches(rule.one(), b) && matches(other, a))) {
        return true;
      }
    }
    return false;
  }

  private List<Suppression> of(LiveSymbol symbol) {
    return byBranch.isEmpty()
        ? List.of()
        : byBranch.getOrDefault(branch(symbol.repository(), symbol.branch()), List.of());
  }

  private static boolean matches(Side side, LiveSymbol symbol) {
    return side.matches(symbol.path(), symbol.name());
  }

  private static boolean sameBranch(LiveSymbol a, LiveSymbol b) {
    return a.repository().equals(b.repository()) && a.branch().equals(b.branch());
  }

  private static String branch(String repository, String branch) {
    return repository + '@' + branch;
  }
}
