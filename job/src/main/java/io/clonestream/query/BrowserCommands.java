package io.clonestream.query;

import io.clonestream.persist.Cypher;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands by which Neo4j Browser sets the parameters of the saved questions. */
final class BrowserCommands {

  /** Statements that find values worth asking about, each a file under {@code cypher/pick}. */
  static final List<String> PICKS = List.of("instant", "commit", "symbol");

  /** The tenant of whoever has never named one. */
  private static final String TENANT = "'default'";

  private static final Pattern USED = Pattern.compile("\\$([A-Za-z]+)");
  private static final Pattern COLUMN = Pattern.compile("(\\w+)(?=,|$)");

  private BrowserCommands() {}

  /** Sets every parameter that has a standard value. */
  static String standards() {
    String values =
        standardValues().entrySet().stream()
            .map(entry -> entry.getValue() + " AS " + entry.getKey().id())
            .collect(Collectors.joining(", "));
    return set("RETURN " + values);
  }

  /**
   * Sets what a statement under {@code cypher/pick} finds. Browser gives such a statement no
   * parameters, so that their standard values stand in it.
   */
  static String pick(String name) {
    String statement = body("pick/" + name);
    Matcher used = USED.matcher(statement);
    return set(
        used.replaceAll(
            match ->
                Matcher.quoteReplacement(
                    standardValues()
                        .getOrDefault(Parameter.of(match.group(1)).orElseThrow(), match.group()))));
  }

  /** First line of a statement: what it answers. */
  static String title(String statement) {
    return Cypher.statement(statement).lines().findFirst().orElse("").replaceFirst("^// ", "");
  }

  private static String body(String statement) {
    return Cypher.statement(statement)
        .lines()
        .filter(line -> !line.startsWith("//"))
        .collect(Collectors.joining("\n"));
  }

  /** Columns of the last clause become parameters. */
  private static String set(String statement) {
    String last = statement.substring(statement.lastIndexOf("RETURN "));
    String names =
        COLUMN
            .matcher(last)
            .results()
            .map((MatchResult match) -> match.group(1))
            .collect(Collectors.joining(", "));
    return ":param [{" + names + "}] => { " + statement + " }";
  }

  private static Map<Parameter, String> standardValues() {
    Map<Parameter, String> values = new EnumMap<>(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      String standard = parameter.standard();
      if (parameter == Parameter.TENANT) {
        values.put(parameter, TENANT);
      } else if (standard != null) {
        values.put(
            parameter,
            switch (parameter.kind()) {
              case TEXTS, REPOSITORIES, SYMBOLS -> "[]";
              case INSTANT ->
                  standard.equals("now") ? "datetime()" : "datetime('" + standard + "')";
              case CONFIDENCE, NUMBER, FLAG -> standard;
              case TENANT, TEXT, SYMBOL, COMMIT -> "'" + standard + "'";
            });
      }
    }
    return values;
  }
}
