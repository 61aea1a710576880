package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The repositories that a question names. */
public final class Repositories {

  private Repositories() {}

  /**
   * The names, each of which is known.
   *
   * @param names empty for all repositories
   * @throws IllegalArgumentException with the nearest names where one is not in the graph
   */
  public static List<String> known(GraphReader reader, String tenant, List<String> names) {
    if (!names.isEmpty()) {
      Set<String> known = new TreeSet<>();
      reader.forEach(
          "query/repository_names", Map.of("tenant", tenant), row -> known.add(row.text("name")));
      for (String name : names) {
        if (!known.contains(name)) {
          throw new IllegalArgumentException(
              "No repository '" + name + "' is in the graph" + Nearest.hint(name, known));
        }
      }
    }
    return names;
  }
}
