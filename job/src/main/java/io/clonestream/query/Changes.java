package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often the members of families were changed, and how many that were the same are no more. */
final class Changes {

  private static final long YEAR = Duration.ofDays(365).toMillis();

  private record Stay(String cloneClass, long from, long to) {
    boolean meets(Stay other) {
      return cloneClass.equals(other.cloneClass) && from < other.to && other.from < to;
    }
  }

  private final GraphReader reader;
  private final long at;

  /**
   * For families as of an instant.
   *
   * @param at milliseconds since 1970 UTC, or {@link Scope#NOW}
   */
  Changes(GraphReader reader, long at) {
    this.reader = reader;
    this.at = at;
  }

  List<Family> counted(List<Family> families) {
    Map<String, List<Stay>> stays = new HashMap<>();
    reader.forEach(
        "query/versions_of",
        Map.of(
            "symbols",
            families.stream().flatMap(f -> f.members().stream()).map(LiveSymbol::id).toList(),
            "at",
            Instants.stored(at)),
        row -> {
          Long from = row.instant("validFrom");
          Long to = row.instant("validTo");
          stays
              .computeIfAbsent(row.text("symbol"), symbol -> new ArrayList<>())
              .add(
                  new Stay(
                      row.text("cloneClass"),
                      from == null ? 0 : from,
                      to == null ? Long.MAX_VALUE : to));
        });
    return families.stream().map(family -> counted(family, stays)).toList();
  }

  private static Family counted(Family family, Map<String, List<Stay>> stays) {
    List<List<Stay>> histories =
        family.members().stream().map(m -> stays.getOrDefault(m.id(), List.of())).toList();
    long last = histories.stream().flatMap(List::stream).mapToLong(Stay::from).max().orElse(0);
    long changes =
        histories.stream()
            .flatMap(history -> history.stream().skip(1))
            .filter(stay -> stay.from() > last - YEAR)
            .count();
    int diverged = 0;
    for (int i = 0; i < histories.size(); i++) {
      for (int k = i + 1; k < histories.size(); k++) {
        LiveSymbol a = family.members().get(i);
        LiveSymbol b = family.members().get(k);
        if (!a.cloneClass().equals(b.cloneClass()) && met(histories.get(i), histories.get(k))) {
          diverged++;
        }
      }
    }
    return new Family(
        family.members(),
        family.cloneType(),
        family.confidence(),
        Math.toIntExact(changes),
        diverged,
        family.since());
  }

  private static boolean met(List<Stay> a, List<Stay> b) {
    return a.stream().anyMatch(stay -> b.stream().anyMatch(stay::meets));
  }
}
