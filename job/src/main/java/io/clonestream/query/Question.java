package io.clonestream.query;

import io.clonestream.persist.Cypher;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A saved question: one statement, the same for people in Neo4j Browser, the command line and the
 * tests. Its first line says what it answers; further lines may say defaults of its own, as Browser
 * takes them: {@code // :param minConfidence => 0.3}.
 *
 * @param name as on the command line: across-languages
 * @param title what it answers, in one sentence
 * @param statement its name as in {@link Cypher#statement}
 * @param parameters what it may be asked with
 * @param defaults of its own
 */
public record Question(
    String name,
    String title,
    String statement,
    Set<Parameter> parameters,
    Map<Parameter, String> defaults) {

  private static final List<String> ALL =
      List.of(
          "copies",
          "renamed",
          "similar",
          "across_languages",
          "between_repositories",
          "duplicated_files",
          "changed_copies",
          "diverged",
          "came_back",
          "opened_lately",
          "longest_lived",
          "trend",
          "opened_by_commit",
          "closed_by_commit",
          "named",
          "resembles",
          "symbol_history",
          "pair_history",
          "class_history",
          "calls",
          "callers",
          "members",
          "moves",
          "relations",
          "depends_on",
          "verdicts");

  private static final Pattern USED = Pattern.compile("\\$([A-Za-z]+)");
  private static final Pattern DEFAULT = Pattern.compile("// :param (\\w+) => (\\S+)");

  /** Every question, what is asked most first. */
  public static List<Question> all() {
    return ALL.stream().map(Question::of).toList();
  }

  /**
   * The question of this name.
   *
   * @throws IllegalArgumentException naming the nearest where there is none
   */
  public static Question named(String name) {
    return all().stream()
        .filter(question -> question.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No question '"
                        + name
                        + "'"
                        + Nearest.hint(name, all().stream().map(Question::name).toList())));
  }

  private static Question of(String file) {
    String statement = "ask/" + file;
    String text = Cypher.statement(statement);
    Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
    Matcher used = USED.matcher(text);
    while (used.find()) {
      parameters.add(parameter(statement, used.group(1)));
    }
    Map<Parameter, String> defaults = new EnumMap<>(Parameter.class);
    Matcher own = DEFAULT.matcher(text);
    while (own.find()) {
      defaults.put(parameter(statement, own.group(1)), own.group(2));
    }
    String title = text.lines().findFirst().orElse("").replaceFirst("^// ", "");
    return new Question(file.replace('_', '-'), title, statement, parameters, defaults);
  }

  private static Parameter parameter(String statement, String id) {
    return Parameter.of(id)
        .orElseThrow(
            () -> new IllegalStateException("Statement " + statement + " asks for $" + id));
  }
}
