package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Symbols by their ids. */
public final class Symbols {

  private Symbols() {}

  /**
   * Makes sure that these symbols are in the graph, alive or not.
   *
   * @throws IllegalArgumentException naming the first that is not, and the nearest that are
   */
  public static void require(GraphReader reader, String tenant, List<String> ids) {
    Set<String> found = new HashSet<>();
    reader.forEach("query/symbols_by_id", Map.of("ids", ids), row -> found.add(row.text("id")));
    for (String id : ids) {
      if (!found.contains(id)) {
        List<String> known = new ArrayList<>();
        reader.forEach(
            "query/symbols_like",
            Map.of("tenant", tenant, "within", within(id)),
            row -> known.add(row.text("id")));
        throw new IllegalArgumentException(
            "No symbol '"
                + id
                + "' of tenant '"
                + tenant
                + "' is in the graph"
                + Nearest.hint(id, known));
      }
    }
  }

  /** Where its branch ends in the id; the whole tenant where the id has none. */
  private static String within(String id) {
    int path = id.indexOf(':');
    return path < 0 ? "" : id.substring(0, path + 1);
  }
}
