package io.clonestream.query;

import io.clonestream.persist.GraphRecord;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often the members of families were changed, and how many that were the same are no more: by
 * their versions up to the instant that is asked about.
 */
final class Changes {

  private static final long YEAR = Duration.ofDays(365).toMillis();

  private record Stay(String cloneClass, long from, long to) {
    boolean meets(Stay other) {
      return cloneClass.equals(other.cloneClass) && from < other.to && other.from < to;
    }
  }

  private final Map<String, List<Stay>> stays = new HashMap<>();

  /** Takes the versions of a symbol. */
  void add(GraphRecord row) {
    stays.put(
        row.text("id"),
        row.lists("versions").stream()
            .map(
                version ->
                    new Stay(
                        (String) version.get(0),
                        millis(version.get(1), 0),
                        millis(version.get(2), Long.MAX_VALUE)))
            .toList());
  }

  private static long millis(@Nullable Object time, long absent) {
    return time instanceof ZonedDateTime instant ? instant.toInstant().toEpochMilli() : absent;
  }

  List<Family> counted(List<Family> families) {
    return families.stream().map(this::counted).toList();
  }

  private Family counted(Family family) {
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
