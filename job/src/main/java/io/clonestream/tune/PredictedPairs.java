package io.clonestream.tune;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs that a configuration reports, with their confidence, as {@code evaluate.sh} writes them. A
 * pair that is not listed was not reported; it counts as score 0.
 */
public final class PredictedPairs {

  private final String source;
  private final Map<List<String>, Double> scores = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /**
   * None yet.
   *
   * @param source for messages
   */
  public PredictedPairs(String source) {
    this.source = source;
  }

  /**
   * Reads tab-separated {@code a b score}, without a header; a pair in no order, the highest score
   * of several, 1 where there is no score.
   *
   * @throws IllegalArgumentException with the file, the line and the rule where one is wrong
   */
  public static PredictedPairs read(Path file) {
    PredictedPairs read = new PredictedPairs(file.toString());
    List<String> lines = new String(LabelFile.bytes(file), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      if (lines.get(i).isBlank()) {
        continue;
      }
      double score = columns.length < 2 ? Double.NaN : columns.length == 2 ? 1 : score(columns[2]);
      if (!(score > 0 && score <= 1)) {
        throw LabelFile.wrong(
            file, i, lines.get(i), "must be a TAB b TAB score, the score above 0 and at most 1");
      }
      read.add(columns[0], columns[1], score);
    }
    return read;
  }

  private static double score(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Adds a pair of two different names, in no order; the highest score of several stands. */
  public void add(String a, String b, double score) {
    if (!a.equals(b)) {
      scores.merge(a.compareTo(b) < 0 ? List.of(a, b) : List.of(b, a), score, Math::max);
      names.add(a);
      names.add(b);
    }
  }

  /**
   * The score of each labelled pair.
   *
   * @throws IllegalArgumentException where labels and predictions have no name in common: they are
   *     about different things
   */
  double[] of(LabelledPairs labels) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("Predictions " + source + " hold no pair");
    }
    if (labels.pairs().stream().noneMatch(p -> names.contains(p.a()) || names.contains(p.b()))) {
      throw new IllegalArgumentException(
          "Predictions "
              + source
              + " name nothing that is labelled, such as '"
              + labels.pairs().get(0).a()
              + "', but for example '"
              + scores.keySet().iterator().next().get(0)
              + "': labels and predictions must name files or symbols alike");
    }
    return labels.pairs().stream()
        .mapToDouble(pair -> scores.getOrDefault(List.of(pair.a(), pair.b()), 0.0))
        .toArray();
  }
}
