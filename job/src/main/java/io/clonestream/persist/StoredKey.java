package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an answer to a request must know of what is stored.
 *
 * @param stamp the highest under this key: the answer must lie above
 * @param sources of a relation the symbols from which it leads; its id does not say
 */
public record StoredKey(Stamp stamp, List<String> sources) {

  public static final StoredKey NONE = new StoredKey(Stamp.NONE, List.of());

  private static final int AT_ONCE = 10_000;
  private static final Map<String, String> NODES =
      Map.of(
          "symbol", "symbol",
          "class", "clone_class",
          "commit", "commit",
          "repository", "repository",
          "tag", "tag");

  /** By key, of those keys that are stored with a stamp. */
  public static Map<String, StoredKey> of(GraphReader reader, Collection<String> keys) {
    Map<String, List<String>> ids = new TreeMap<>();
    for (String key : keys) {
      int space = key.indexOf(' ');
      ids.computeIfAbsent(key.substring(0, space), kind -> new ArrayList<>())
          .add(key.substring(space + 1));
    }
    Map<String, StoredKey> stored = new HashMap<>();
    ids.forEach(
        (kind, all) -> {
          for (int from = 0; from < all.size(); from += AT_ONCE) {
            read(reader, kind, all.subList(from, Math.min(all.size(), from + AT_ONCE)), stored);
          }
        });
    return stored;
  }

  private static void read(
      GraphReader reader, String kind, List<String> ids, Map<String, StoredKey> stored) {
    if (kind.equals("pair")) {
      pairs(reader, ids, stored);
    } else if (kind.equals("relation")) {
      reader.forEach(
          "verify/relations",
          Map.of("ids", ids),
          row ->
              add(
                  stored,
                  "relation " + row.map("properties").get("relationId"),
                  stamp(row.map("properties")),
                  List.of(row.text("source"))));
    } else if (NODES.containsKey(kind)) {
      reader.forEach(
          "persist/stamps_" + NODES.get(kind),
          Map.of("batch", Map.of("ids", ids)),
          row ->
              add(
                  stored,
                  kind + " " + row.text("id"),
                  new Stamp(row.number("epoch"), row.number("revision")),
                  List.of()));
    }
  }

  private static void pairs(GraphReader reader, List<String> ids, Map<String, StoredKey> stored) {
    List<Map<String, Object>> rows =
        ids.stream()
            .map(id -> id.split("\\|", 2))
            .map(id -> Map.<String, Object>of("lower", id[0], "highers", List.of(id[1])))
            .toList();
    reader.forEach(
        "persist/relationships_pair",
        Map.of("batch", Map.of("rows", rows)),
        row ->
            add(
                stored,
                "pair " + row.text("source") + "|" + row.text("target"),
                stamp(row.map("properties")),
                List.of()));
  }

  private static void add(
      Map<String, StoredKey> stored, String key, Stamp stamp, List<String> sources) {
    stored.merge(key, new StoredKey(stamp, sources), StoredKey::and);
  }

  private StoredKey and(StoredKey other) {
    Set<String> all = new TreeSet<>(sources);
    all.addAll(other.sources);
    return new StoredKey(stamp.compareTo(other.stamp) > 0 ? stamp : other.stamp, List.copyOf(all));
  }

  private static Stamp stamp(Map<String, Object> properties) {
    return Stamps.of(properties.get("epoch"), properties.get("revision"));
  }
}
