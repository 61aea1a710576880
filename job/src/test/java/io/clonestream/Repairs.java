package io.clonestream;

import io.clonestream.feed.Request;
import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.StoredKey;
import io.clonestream.verify.Remedy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the owners of keys are asked. */
final class Repairs {

  private Repairs() {}

  /** For every key that differs, as the command asks. */
  static List<Request> requests(
      Map<String, GraphRow> stored, SortedMap<String, GraphRow> expected) {
    TreeSet<String> keys = new TreeSet<>(stored.keySet());
    keys.addAll(expected.keySet());
    keys.removeIf(
        key -> {
          GraphRow there = stored.get(key);
          GraphRow bare = there == null ? null : there.withStamp(Stamp.NONE);
          return Objects.equals(bare, expected.get(key));
        });
    return requests(keys, stored, expected);
  }

  private static List<Request> requests(
      Collection<String> keys, Map<String, GraphRow> stored, Map<String, GraphRow> expected) {
    Map<String, StoredKey> there = new TreeMap<>();
    stored.forEach((key, row) -> there.put(key, new StoredKey(row.stamp(), List.of())));
    return Remedy.of(keys, Map.of(), there, Remedy.records(expected.values()));
  }

  /** For keys that are right, or not known yet, or never will be. */
  static List<Request> needless(SortedMap<String, GraphRow> all, Random random) {
    List<String> keys = new ArrayList<>(all.keySet());
    keys.addAll(
        List.of(
            "symbol ghost",
            "class ghost",
            "class " + "0".repeat(32),
            "pair a|b",
            "relation ghost"));
    List<String> asked = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      asked.add(keys.get(random.nextInt(keys.size())));
    }
    return requests(asked, Map.of(), all);
  }
}
