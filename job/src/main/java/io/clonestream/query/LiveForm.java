package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
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
    Map<String, Integer> tokens = new TreeMap<>();
    Map<String, Set<String>> places = new HashMap<>();
    Map<String, Set<String>> repositories = new HashMap<>();
    reader.forEach(
        "query/lived_forms",
        parameters,
        row -> {
          for (List<Object> symbol : row.lists("symbols")) {
            if (symbol.size() == 1) {
              String noise = (String) symbol.get(0);
              leftOut.add(noise(noise), noise);
              continue;
            }
            String form = (String) symbol.get(0);
            String repository = (String) symbol.get(2);
            tokens.merge(form, Math.toIntExact((Long) symbol.get(1)), Math::max);
            add(repositories, form, repository);
            add(places, form, symbol.get(3) instanceof String place ? place : repository);
            for (Object edge : (List<?>) symbol.get(4)) {
              List<?> link = (List<?>) edge;
              links.add(form, (String) link.get(0), (Double) link.get(1), (Long) link.get(2));
            }
          }
        });
    verdicts.addConfirmed(links);
    Map<String, LiveForm> forms = new TreeMap<>();
    tokens.forEach(
        (form, most) ->
            forms.put(
                form, new LiveForm(form, most, of(places, form).size(), of(repositories, form))));
    return forms;
  }

  private static void add(Map<String, Set<String>> byForm, String form, String text) {
    byForm.computeIfAbsent(form, any -> new HashSet<>()).add(text);
  }

  private static Set<String> of(Map<String, Set<String>> byForm, String form) {
    return byForm.getOrDefault(form, Set.of());
  }

  private static Noise noise(String word) {
    return switch (word) {
      case "tests" -> Noise.TESTS;
      case "generated" -> Noise.GENERATED;
      default -> Noise.BOILERPLATE;
    };
  }
}
