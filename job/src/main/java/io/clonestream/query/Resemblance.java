package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the graph holds two symbols for. */
public final class Resemblance {

  private Resemblance() {}

  /**
   * The closest clone type, 1 to 4, that holds now between two symbols, each with its renamed
   * copies; null when none does.
   *
   * @throws IllegalArgumentException when one of them is gone
   */
  public static @Nullable Integer cloneType(GraphReader reader, String symbol, String other) {
    List<Integer> types = new ArrayList<>();
    reader.forEach(
        "query/clone_type",
        Map.of("symbol", symbol, "other", other),
        row -> types.add(row.integer("cloneType")));
    if (types.isEmpty()) {
      throw new IllegalArgumentException(
          "Symbol '" + symbol + "' or '" + other + "' is gone: a verdict is about code that lives");
    }
    return types.get(0) == 0 ? null : types.get(0);
  }
}
