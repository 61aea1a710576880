package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The stamps that are stored of keys: an answer to a request must lie above. */
public final class StoredStamps {

  private static final int AT_ONCE = 10_000;
  private static final Map<String, String> NODES =
      Map.of(
          "symbol", "symbol",
          "class", "clone_class",
          "commit", "commit",
          "repository", "repository");

  private StoredStamps() {}

  /** By key, of those keys that have one. */
  public static Map<String, Stamp> of(GraphReader reader, Collection<String> keys) {
    Map<String, List<String>> ids = new TreeMap<>();
    for (String key : keys) {
      int space = key.indexOf(' ');
      ids.computeIfAbsent(key.substring(0, space), kind -> new ArrayList<>())
          .add(key.substring(space + 1));
    }
    Map<String, Stamp> stamps = new HashMap<>();
    ids.forEach(
        (kind, all) -> {
          for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            if (kind.equals("pair")) {
              pairs(reader, some, stamps);
            } else if (NODES.containsKey(kind)) {
              nodes(reader, kind, some, stamps);
            }
          }
        });
    return stamps;
  }

  private static void nodes(
      GraphReader reader, String kind, List<String> ids, Map<String, Stamp> stamps) {
    reader.forEach(
        "persist/stamps_" + NODES.get(kind),
        Map.of("batch", Map.of("ids", ids)),
        row ->
            stamps.put(
                kind + " " + row.text("id"),
                new Stamp(row.number("epoch"), row.number("revision"))));
  }

  private static void pairs(GraphReader reader, List<String> ids, Map<String, Stamp> stamps) {
    List<Map<String, Object>> rows =
        ids.stream()
            .map(id -> id.split("\\|", 2))
            .map(id -> Map.<String, Object>of("lower", id[0], "highers", List.of(id[1])))
            .toList();
    reader.forEach(
        "persist/relationships_pair",
        Map.of("batch", Map.of("rows", rows)),
        row ->
            stamps.merge(
                "pair " + row.text("source") + "|" + row.text("target"),
                PairStatements.stamp(row.map("properties")),
                (a, b) -> a.compareTo(b) > 0 ? a : b));
  }
}
