package io.clonestream.persist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.neo4j.driver.Record;

/**
 * Every node that a transaction touches, made and locked before anything is read: always in the
 * order of {@link #LABELS} and within a label by id, so that writers queue instead of deadlocking.
 * (The far ends of versions that a row withdraws are known only later: such a rare deadlock is
 * broken by the server and tried again.) Neo4j is read-committed: only what is locked may be read,
 * decided upon and written.
 *
 * <p>What many rows only lead to (a repository, a name, a form) is not locked here, or every writer
 * would wait for every other: see {@link SharedNodes}.
 */
final class NodeLocks {

  private static final String CLASS = "clone_class";

  /** Names of the statements {@code persist/lock_...}, in the order of locking. */
  private static final List<String> LABELS =
      List.of("repository", "commit", "tag", "file", "form", CLASS, "symbol", "name");

  private final Map<String, Set<String>> ids = new LinkedHashMap<>();

  NodeLocks() {
    this(true);
  }

  /**
   * @param ordered false locks in the order of adding, to see what the order is for
   */
  NodeLocks(boolean ordered) {
    LABELS.forEach(label -> ids.put(label, ordered ? new TreeSet<>() : new LinkedHashSet<>()));
  }

  void add(String label, Collection<String> nodes) {
    Set<String> known = ids.get(label);
    if (known == null) {
      throw new IllegalArgumentException("Label " + label + " is none of " + LABELS);
    }
    known.addAll(nodes);
  }

  void add(String label, String node) {
    add(label, List.of(node));
  }

  /**
   * Locks them.
   *
   * @return the classes, as they stand when nobody else can change them; whatever is sent before
   *     they are taken runs after the locks all the same
   */
  Supplier<LockedClasses> acquire(GraphTransaction transaction) {
    List<Supplier<List<Record>>> answers = new ArrayList<>();
    ids.forEach(
        (label, nodes) -> {
          String statement = "persist/lock_" + label;
          Map<String, Object> batch = Map.of("ids", List.copyOf(nodes));
          if (label.equals(CLASS) && !nodes.isEmpty()) {
            answers.add(transaction.ask(statement, batch));
          } else if (!nodes.isEmpty()) {
            transaction.write(statement, batch);
          }
        });
    return () -> {
      LockedClasses classes = new LockedClasses();
      answers.forEach(answer -> answer.get().forEach(classes::add));
      return classes;
    };
  }
}
