package io.clonestream.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Says what somebody may have meant: the known names with the fewest edits (Levenshtein 1966). */
final class Nearest {

  private static final int MOST = 5;

  private Nearest() {}

  /** " (nearest: a, b)", or nothing where nothing is known. */
  static String to(String wanted, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    List<String> nearest =
        known.stream()
            .sorted(
                Comparator.comparingInt((String name) -> distance.apply(wanted, name))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(MOST)
            .toList();
    return nearest.isEmpty() ? "" : " (nearest: " + String.join(", ", nearest) + ")";
  }
}
