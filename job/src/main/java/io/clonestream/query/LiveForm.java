package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.HashMap;
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

  /** The forms of a scope that may be families, by id. */
  static Map<String, LiveForm> read(GraphReader reader, Scope scope) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("tenant", scope.tenant());
    parameters.put("repositories", scope.repositories());
    parameters.put("languages", scope.languages());
    parameters.put("minTokens", scope.minTokens());
    parameters.put("minConfidence", scope.minConfidence());
    parameters.put("tests", scope.tests());
    parameters.put("generated", scope.generated());
    parameters.put("at", Instants.stored(scope.at()));
    Map<String, LiveForm> forms = new TreeMap<>();
    reader.forEach(
        "query/lived_forms",
        parameters,
        row ->
            forms.put(
                row.text("form"),
                new LiveForm(
                    row.text("form"),
                    row.integer("tokens"),
                    row.integer("places"),
                    Set.copyOf(row.texts("repositories")))));
    return forms;
  }
}
