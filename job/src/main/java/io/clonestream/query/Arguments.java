package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns what people write into the values of a question's parameters, with an error that names what
 * comes nearest where the graph has nothing of that name.
 */
final class Arguments {

  private final GraphReader reader;
  private final String tenant;

  Arguments(GraphReader reader, String tenant) {
    this.reader = reader;
    this.tenant = tenant;
  }

  /**
   * The values of every parameter of a question.
   *
   * @param said texts by parameter, in order
   * @throws IllegalArgumentException naming the text that does not fit
   */
  Map<String, Object> of(Question question, Map<Parameter, List<String>> said) {
    Map<String, Object> values = new HashMap<>();
    for (Parameter parameter : question.parameters()) {
      List<String> texts = said.getOrDefault(parameter, List.of());
      if (texts.isEmpty() && !parameter.kind().isList()) {
        texts = List.of(standard(question, parameter));
      }
      values.put(parameter.id(), value(parameter, texts));
    }
    return values;
  }

  private String standard(Question question, Parameter parameter) {
    String standard = question.defaults().getOrDefault(parameter, parameter.standard());
    if (parameter.kind() == Parameter.Kind.TENANT) {
      return tenant;
    }
    if (standard == null) {
      throw new IllegalArgumentException(
          "Question '" + question.name() + "' needs " + parameter.option());
    }
    return standard;
  }

  private Object value(Parameter parameter, List<String> texts) {
    return switch (parameter.kind()) {
      case TENANT, TEXT -> texts.get(0);
      case TEXTS -> texts;
      case REPOSITORIES -> Repositories.known(reader, tenant, texts);
      case SYMBOL -> Symbols.named(reader, tenant, texts.get(0));
      case SYMBOLS -> texts.stream().map(text -> Symbols.named(reader, tenant, text)).toList();
      case COMMIT -> commit(texts.get(0));
      case INSTANT -> Instants.stored(Instants.of(reader, tenant, texts.get(0)));
      case CONFIDENCE -> confidence(parameter, texts.get(0));
      case NUMBER -> number(parameter, texts.get(0));
      case FLAG -> Boolean.parseBoolean(texts.get(0));
    };
  }

  private String commit(String text) {
    Set<String> found = new TreeSet<>();
    String digits = text.toLowerCase(Locale.ROOT);
    if (digits.matches("[0-9a-f]{7,64}")) {
      reader.forEach(
          "query/commit_time",
          Map.of("tenant", tenant, "sha", digits),
          row -> found.add(row.text("sha")));
    }
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          found.isEmpty()
              ? "No commit '" + text + "' is in the graph: give at least 7 digits of its id"
              : "Several commits begin with " + text + ": " + String.join(", ", found));
    }
    return found.iterator().next();
  }

  private static double confidence(Parameter parameter, String text) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "Value '" + text + "' of " + parameter.option() + " is no number within 0 and 1");
  }

  private static long number(Parameter parameter, String text) {
    try {
      long value = Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "Value '" + text + "' of " + parameter.option() + " is no whole number from 0");
  }
}
