package io.clonestream.verify;

import io.clonestream.persist.GraphContent;
import io.clonestream.persist.LivedContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A node or relationship in which the graph is not what was recorded.
 *
 * @param owner key of the row that is responsible for it: "symbol ID", "class ID", "pair ID|ID" ...
 * @param element "node", or the relationship
 * @param expected properties that it must have; of a differing one those that differ; empty when it
 *     is surplus
 * @param stored properties that it has; empty when it is missing
 */
public record Difference(Kind kind, String owner, String element, String expected, String stored) {

  /** What is wrong. */
  public enum Kind {
    MISSING,
    SURPLUS,
    DIFFERENT
  }

  /** All differences, ordered by owner and element. */
  public static List<Difference> between(GraphContent expected, GraphContent stored) {
    return between(expected.owners(), stored.owners());
  }

  /** The same of what lived at an instant. */
  public static List<Difference> between(LivedContent expected, LivedContent stored) {
    return between(expected.owners(), stored.owners());
  }

  private static List<Difference> between(
      SortedMap<String, SortedMap<String, Map<String, Object>>> expected,
      SortedMap<String, SortedMap<String, Map<String, Object>>> stored) {
    List<Difference> differences = new ArrayList<>();
    var owners = new TreeSet<>(expected.keySet());
    owners.addAll(stored.keySet());
    SortedMap<String, Map<String, Object>> none = new TreeMap<>();
    for (String owner : owners) {
      var wanted = expected.getOrDefault(owner, none);
      var there = stored.getOrDefault(owner, none);
      var elements = new TreeSet<>(wanted.keySet());
      elements.addAll(there.keySet());
      for (String element : elements) {
        add(owner, element, wanted.get(element), there.get(element), differences);
      }
    }
    return differences;
  }

  private static void add(
      String owner,
      String element,
      @Nullable Map<String, Object> expected,
      @Nullable Map<String, Object> stored,
      List<Difference> differences) {
    if (expected == null || stored == null) {
      Kind kind = stored == null ? Kind.MISSING : Kind.SURPLUS;
      differences.add(new Difference(kind, owner, element, text(expected), text(stored)));
    } else if (!expected.equals(stored)) {
      var keys = new TreeSet<>(expected.keySet());
      keys.addAll(stored.keySet());
      keys.removeIf(key -> Objects.equals(expected.get(key), stored.get(key)));
      differences.add(
          new Difference(Kind.DIFFERENT, owner, element, some(expected, keys), some(stored, keys)));
    }
  }

  private static String text(@Nullable Map<String, Object> properties) {
    return properties == null ? "" : some(properties, properties.keySet());
  }

  private static String some(Map<String, Object> properties, Iterable<String> keys) {
    StringJoiner text = new StringJoiner(", ");
    keys.forEach(key -> text.add(key + "=" + properties.get(key)));
    return text.toString();
  }
}
