package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people call a symbol. */
public final class Symbols {

  private static final int MOST_NAMED = 10;

  /** The simple name, before the types of parameters. */
  private static final Pattern NAME = Pattern.compile("([^.#:/(]+)(\\(.*)?$");

  private Symbols() {}

  /**
   * The id of the one symbol of a tenant that a text names; of several, the one that lives.
   *
   * @param text a whole id, or an end of it, with or without the types of parameters
   * @throws IllegalArgumentException naming the nearest where there is none, or all that are meant
   */
  public static String named(GraphReader reader, String tenant, String text) {
    List<String> found = new ArrayList<>();
    reader.forEach(
        "query/symbol_by_id",
        Map.of("tenant", tenant, "id", text),
        row -> found.add(row.text("id")));
    Matcher name = NAME.matcher(text);
    String simple = name.find() ? name.group(1) : text;
    if (found.isEmpty()) {
      found.addAll(ending(reader, tenant, simple, text));
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "No symbol '"
              + text
              + "' of tenant '"
              + tenant
              + "' is in the graph"
              + hint(reader, tenant, simple));
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "Several symbols are '"
              + text
              + "': "
              + String.join(", ", found.stream().limit(MOST_NAMED).toList()));
    }
    return found.get(0);
  }

  /** Those of a name whose ids end with a text: the living, or all when none lives. */
  private static List<String> ending(GraphReader reader, String tenant, String name, String text) {
    List<String> all = new ArrayList<>();
    List<String> living = new ArrayList<>();
    reader.forEach(
        "query/symbols_named",
        Map.of("tenant", tenant, "name", name, "text", text),
        row -> {
          all.add(row.text("id"));
          if (row.flag("live")) {
            living.add(row.text("id"));
          }
        });
    return living.isEmpty() ? all : living;
  }

  /** The ids of that very name elsewhere; else the names that are nearest. */
  private static String hint(GraphReader reader, String tenant, String name) {
    List<String> elsewhere = ending(reader, tenant, name, "");
    if (!elsewhere.isEmpty()) {
      return Nearest.hint(elsewhere);
    }
    Set<String> names = new TreeSet<>();
    reader.forEach(
        "query/symbol_names", Map.of("tenant", tenant), row -> names.add(row.text("name")));
    return Nearest.hint(name, names);
  }
}
