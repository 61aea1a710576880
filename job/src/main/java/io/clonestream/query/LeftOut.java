package io.clonestream.query;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** How much a view left out, by rule; each pair or symbol once. */
public final class LeftOut {

  private final Map<Noise, SortedMap<String, Long>> counts = new EnumMap<>(Noise.class);

  /**
   * Counts one.
   *
   * @param kind of boilerplate; told of that alone
   */
  void add(Noise noise, String kind) {
    String told = noise == Noise.BOILERPLATE ? kind : "";
    counts.computeIfAbsent(noise, any -> new TreeMap<>()).merge(told, 1L, Long::sum);
  }

  /** How much one rule left out. */
  public long of(Noise noise) {
    return counts.getOrDefault(noise, new TreeMap<>()).values().stream().mapToLong(n -> n).sum();
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** As people read it: {@code 12 tests, 41 boilerplate (38 accessor, 3 fixture)}. */
  @Override
  public String toString() {
    StringJoiner all = new StringJoiner(", ");
    counts.forEach(
        (noise, kinds) -> {
          StringJoiner within = new StringJoiner(", ", " (", ")").setEmptyValue("");
          kinds.forEach(
              (kind, count) -> {
                if (!kind.isEmpty()) {
                  within.add(count + " " + kind);
                }
              });
          all.add(of(noise) + " " + noise + within);
        });
    return all.toString();
  }
}
