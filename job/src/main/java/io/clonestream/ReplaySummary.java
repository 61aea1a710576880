package io.clonestream;

import io.clonestream.feed.StoredLetter;
import io.clonestream.feed.StoredLetter.Fate;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what a replay did with the letters, and which it cannot do anything with. */
final class ReplaySummary {

  /** Reasons of a stage that are shown, the most frequent first. */
  private static final int REASONS = 3;

  private final PrintWriter out;

  ReplaySummary(PrintWriter out) {
    this.out = out;
  }

  /** With the number of those sent, and what that is called. */
  void print(List<StoredLetter> letters, int sent, String verb) {
    line(sent, verb);
    optional(of(letters, Fate.PENDING).size() - sent, "left by --limit");
    optional(of(letters, Fate.REPLAYED).size(), "sent back before");
    optional(of(letters, Fate.REPEATED).size(), "written more than once, counted above");
    reasons(
        of(letters, Fate.NO_ORIGIN), "not replayable: their origin is no partition that is read");
    reasons(
        of(letters, Fate.LATER_STAGE),
        "not sent again: refused by a later stage; what the graph lacks of them, 'repair' has"
            + " written");
  }

  private void reasons(List<StoredLetter> letters, String verb) {
    optional(letters.size(), verb);
    Map<String, Map<String, Long>> stages =
        letters.stream()
            .collect(
                Collectors.groupingBy(
                    StoredLetter::stage,
                    TreeMap::new,
                    Collectors.groupingBy(
                        StoredLetter::reason, TreeMap::new, Collectors.counting())));
    stages.forEach(
        (stage, reasons) -> {
          List<Map.Entry<String, Long>> first =
              reasons.entrySet().stream()
                  .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                  .limit(REASONS)
                  .toList();
          first.forEach(
              reason ->
                  out.println("    " + reason.getValue() + " " + stage + ": " + reason.getKey()));
          if (reasons.size() > first.size()) {
            out.println(
                "    and " + (reasons.size() - first.size()) + " other reasons of " + stage);
          }
        });
  }

  private void optional(int count, String text) {
    if (count > 0) {
      line(count, text);
    }
  }

  private void line(int count, String text) {
    out.println(count + " " + text);
  }

  private static List<StoredLetter> of(List<StoredLetter> letters, Fate fate) {
    return letters.stream().filter(letter -> letter.fate() == fate).toList();
  }
}
