package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * The clone classes that a transaction has locked. Within it a node is found by its element id,
 * which takes no index, and the stamp on it is known without another look.
 */
final class LockedClasses {

  private final Map<String, String> elements = new HashMap<>();
  private final Map<String, Stamp> stamps = new HashMap<>();
  private final Set<String> paired = new HashSet<>();

  /**
   * @param row with a list of classes: each its id, element id, epoch, revision, and whether it has
   *     similarities
   */
  void add(Record row) {
    for (Value one : row.get("classes").values()) {
      String id = one.get(0).asString();
      elements.put(id, one.get(1).asString());
      if (!one.get(2).isNull()) {
        stamps.put(id, Stamps.of(one.get(2).asObject(), one.get(3).asObject()));
      }
      if (one.get(4).asBoolean()) {
        paired.add(id);
      }
    }
  }

  /** The element id of a class. */
  String element(String id) {
    String element = elements.get(id);
    if (element == null) {
      throw new IllegalStateException("Class " + id + " is not locked");
    }
    return element;
  }

  /** Whether any similarity of a class is stored, of the present or the past. */
  boolean isPaired(String id) {
    return paired.contains(id);
  }

  /** The stamps by class; none for a node that only others have led to so far. */
  Map<String, Stamp> stamps() {
    return stamps;
  }
}
