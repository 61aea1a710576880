package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A form that lived at an instant.
 *
 * @param tokens of its largest class
 * @param places symbols, whatever their branch
 * @param repositories names
 */
record LiveForm(String id, int tokens, int places, Set<String> repositories) {

  LiveForm {
    repositories = Set.copyOf(repositories);
  }

  /**
   * The forms of a scope that may be families, by id.
   *
   * @param links takes how they resemble each other
   * @param leftOut takes the symbols that are noise
   */
  static Map<String, LiveForm> read(
      GraphReader reader, Scope scope, Verdicts verdicts, Links links, LeftOut leftOut) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("tenant", scope.tenant());
    parameters.put("repositories", scope.repositories());
    parameters.put("languages", scope.languages());
    parameters.put("minTokens", scope.minTokens());
    parameters.put("minConfidence", scope.minConfidence());
    for (Noise noise : EnumSet.of(Noise.TESTS, Noise.GENERATED, Noise.BOILERPLATE)) {
      parameters.put(noise.toString(), scope.included().contains(noise));
    }
    parameters.put("confirmed", verdicts.confirmedClasses());
    parameters.put("at", Instants.stored(scope.at()));
    Map<String, LiveForm> forms = new TreeMap<>();
    reader.forEach(
        "query/lived_forms",
        parameters,
        row -> {
          row.texts("noise").forEach(noise -> leftOut.add(noise(noise), noise));
          if (row.texts("repositories").isEmpty()) {
            return;
          }
          String id = row.text("form");
          int places = Math.max(1, Set.copyOf(row.texts("places")).size());
          Set<String> repositories = Set.copyOf(row.texts("repositories"));
          forms.put(id, new LiveForm(id, row.integer("tokens"), places, repositories));
          for (List<Object> ofClass : row.lists("links")) {
            for (Object one : ofClass) {
              List<?> link = (List<?>) one;
              links.add(id, (String) link.get(0), (Double) link.get(1), (Long) link.get(2));
            }
          }
        });
    verdicts.addConfirmed(links);
    return forms;
  }

  private static Noise noise(String word) {
    return switch (word) {
      case "tests" -> Noise.TESTS;
      case "generated" -> Noise.GENERATED;
      default -> Noise.BOILERPLATE;
    };
  }
}
