package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Since when a family lives together: the beginning of the unbroken period, up to the instant asked
 * about, in which at least two places held one of its classes; earlier versions and places that
 * died count.
 */
final class Togetherness {

  private record Stay(String place, String cloneClass, long from, long to) {}

  private final GraphReader reader;
  private final long at;

  /**
   * For families as of an instant.
   *
   * @param at milliseconds since 1970 UTC, or {@link Scope#NOW}
   */
  Togetherness(GraphReader reader, long at) {
    this.reader = reader;
    this.at = at;
  }

  List<Family> dated(List<Family> families) {
    Set<String> classes = new TreeSet<>();
    families.forEach(
        family -> family.members().forEach(member -> classes.add(member.cloneClass())));
    Map<String, List<Stay>> stays = new HashMap<>();
    reader.forEach(
        "query/class_members",
        Map.of("ids", List.copyOf(classes)),
        row -> {
          Long from = row.instant("validFrom");
          Long to = row.instant("validTo");
          String branch = '@' + row.text("branch") + ':';
          String place = row.text("symbol").replace(branch, ":");
          stays
              .computeIfAbsent(row.text("cloneClass"), id -> new ArrayList<>())
              .add(
                  new Stay(
                      place,
                      row.text("cloneClass"),
                      from == null ? 0 : from,
                      to == null ? Long.MAX_VALUE : to));
        });
    return families.stream().map(family -> dated(family, stays)).toList();
  }

  private Family dated(Family family, Map<String, List<Stay>> stays) {
    Set<String> classes = new HashSet<>();
    family.members().forEach(member -> classes.add(member.cloneClass()));
    TreeMap<Long, Map<String, Integer>> changes = new TreeMap<>();
    for (String cloneClass : classes) {
      for (Stay stay : stays.getOrDefault(cloneClass, List.of())) {
        if (stay.from() > at) {
          continue;
        }
        change(changes, stay.from(), stay.place(), 1);
        if (stay.to() != Long.MAX_VALUE && stay.to() <= at) {
          change(changes, stay.to(), stay.place(), -1);
        }
      }
    }
    return new Family(
        family.members(),
        family.cloneType(),
        family.confidence(),
        family.changes(),
        family.diverged(),
        lastStart(changes));
  }

  private static void change(
      TreeMap<Long, Map<String, Integer>> changes, long at, String place, int sign) {
    changes.computeIfAbsent(at, any -> new HashMap<>()).merge(place, sign, Integer::sum);
  }

  private static long lastStart(TreeMap<Long, Map<String, Integer>> changes) {
    Map<String, Integer> alive = new HashMap<>();
    long since = 0;
    boolean together = false;
    for (var change : changes.entrySet()) {
      change
          .getValue()
          .forEach((place, sign) -> alive.merge(place, sign, (a, b) -> a + b == 0 ? null : a + b));
      alive.values().removeIf(count -> count == 0);
      boolean now = alive.size() > 1;
      if (now && !together) {
        since = change.getKey();
      }
      together = now;
    }
    return since;
  }
}
