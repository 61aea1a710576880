package io.clonestream.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who named something that is not there. */
final class Nearest {

  private static final int MOST = 3;

  /** One edit in so many characters is still a slip. */
  private static final int CHARACTERS_A_SLIP = 3;

  private record Candidate(String name, int edits) {}

  private Nearest() {}

  /** Names within a third of their length in edits (Levenshtein, 1966), nearest first. */
  static List<String> of(String asked, Collection<String> known) {
    int most = Math.max(2, asked.length() / CHARACTERS_A_SLIP);
    LevenshteinDistance distance = new LevenshteinDistance(most);
    String lower = asked.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(name -> new Candidate(name, distance.apply(lower, name.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.edits() >= 0)
        .sorted(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name))
        .map(Candidate::name)
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** The end of a sentence that says so; empty when nothing is near. */
  static String hint(String asked, Collection<String> known) {
    return hint(of(asked, known));
  }

  /** The same for what is known to be near, nearest first. */
  static String hint(List<String> nearest) {
    return nearest.isEmpty()
        ? ""
        : "; did you mean " + String.join(" or ", nearest.stream().limit(MOST).toList()) + "?";
  }
}
