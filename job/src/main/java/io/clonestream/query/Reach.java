package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a symbol is related to over several steps. The strength of an indirect relation is that of
 * its strongest path, and of a path the product of its confidences: the path of the greatest
 * product, found by as many rounds of relaxation as steps are allowed (Bellman 1958, over the
 * maximum and the product). Whatever falls below the floor is not followed.
 */
public final class Reach {

  private static final List<String> MANY = List.of("10000");

  /**
   * A related symbol.
   *
   * @param strength product of the confidences along the path
   * @param path ids from the symbol asked about to this one, both included
   */
  public record Reached(String symbol, double strength, List<String> path) {
    public int steps() {
      return path.size() - 1;
    }
  }

  private final GraphReader reader;
  private final String tenant;

  public Reach(GraphReader reader, String tenant) {
    this.reader = reader;
    this.tenant = tenant;
  }

  /**
   * Everything within reach, strongest first.
   *
   * @param by the question that answers what is related directly: it takes symbols and gives rows
   *     of symbol, other, confidence
   * @param said what else it is asked with
   * @param floor least strength, above 0
   * @param depth most steps
   */
  public List<Reached> from(
      String text, Question by, Map<Parameter, List<String>> said, double floor, int depth) {
    Arguments arguments = new Arguments(reader, tenant);
    String start = Symbols.named(reader, tenant, text);
    Map<Parameter, List<String>> asked = new HashMap<>(said);
    asked.put(Parameter.SYMBOLS, List.of());
    asked.put(Parameter.LIMIT, MANY);
    Map<String, Object> values = arguments.of(by, asked);
    Map<String, Reached> best = new HashMap<>();
    best.put(start, new Reached(start, 1, List.of(start)));
    List<String> frontier = List.of(start);
    for (int step = 0; step < depth && !frontier.isEmpty(); step++) {
      values.put(Parameter.SYMBOLS.id(), frontier);
      frontier = relax(reader.table(by.statement(), values), Map.copyOf(best), best, floor);
    }
    best.remove(start);
    return best.values().stream()
        .sorted(
            Comparator.comparingDouble((Reached reached) -> -reached.strength())
                .thenComparing(Reached::steps)
                .thenComparing(Reached::symbol))
        .toList();
  }

  private static List<String> relax(
      GraphTable steps, Map<String, Reached> before, Map<String, Reached> best, double floor) {
    int symbol = steps.columns().indexOf("symbol");
    int other = steps.columns().indexOf("other");
    int confidence = steps.columns().indexOf("confidence");
    TreeSet<String> improved = new TreeSet<>();
    for (List<@Nullable Object> row : steps.rows()) {
      Reached from = before.get(String.valueOf(row.get(symbol)));
      String to = String.valueOf(row.get(other));
      if (from == null || !(row.get(confidence) instanceof Number direct)) {
        continue;
      }
      double strength = from.strength() * direct.doubleValue();
      Reached known = best.get(to);
      if (strength >= floor && (known == null || strength > known.strength())) {
        List<String> path = new ArrayList<>(from.path());
        path.add(to);
        best.put(to, new Reached(to, strength, List.copyOf(path)));
        improved.add(to);
      }
    }
    return List.copyOf(improved);
  }
}
