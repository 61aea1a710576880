package io.clonestream.query;

import io.clonestream.persist.Cypher;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The guide for Neo4j Browser: a page of prose with places that are filled from the statements
 * themselves, so that what the guide runs is what is tested. The places: <code>{{run ask/copies}}
 * </code> a statement, <code>{{set standards}}</code> parameters, <code>{{base}}</code> where the
 * files are served.
 */
final class BrowserGuide {

  private static final Pattern PLACE = Pattern.compile("\\{\\{(base|run|set)(?: ([\\w/]+))?}}");

  private BrowserGuide() {}

  /** The page. */
  static String page(String base) {
    return PLACE
        .matcher(template())
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    switch (place.group(1)) {
                      case "base" -> escaped(base);
                      case "run" -> statement(place.group(2));
                      default -> parameters(place.group(2));
                    }));
  }

  /** The statements it walks through, in its order. */
  static List<String> statements() {
    return PLACE
        .matcher(template())
        .results()
        .filter(place -> place.group(1).equals("run"))
        .map((MatchResult place) -> place.group(2))
        .toList();
  }

  private static String template() {
    return BrowserFiles.resource("guide.html");
  }

  private static String statement(String name) {
    return "<p><b>"
        + escaped(BrowserCommands.title(name))
        + "</b>"
        + ownDefaults(name)
        + "</p>\n<pre class=\"runnable\" style=\"max-height: 8em; margin-bottom: 16px; overflow: auto\">"
        + escaped(Cypher.statement(name))
        + "</pre>";
  }

  /** A question with standards of its own says so; its parameters are set like any other. */
  private static String ownDefaults(String name) {
    StringBuilder text = new StringBuilder();
    Cypher.statement(name)
        .lines()
        .filter(line -> line.startsWith("// :param "))
        .map(line -> line.substring("// :".length()))
        .forEach(
            command ->
                text.append(" Best with <a exec-topic=\"")
                    .append(escaped(command))
                    .append("\">")
                    .append(escaped(command))
                    .append("</a>"));
    return text.toString();
  }

  private static String parameters(String name) {
    boolean standards = name.equals("standards");
    String command = standards ? BrowserCommands.standards() : BrowserCommands.pick(name);
    String text = standards ? "Set all of them" : BrowserCommands.title("pick/" + name);
    return "<a exec-topic=\"" + escaped(command.substring(1)) + "\">" + escaped(text) + "</a>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
