package io.clonestream.query;

import io.clonestream.persist.GraphRecord;
import java.util.List;

/**
 * What somebody decided on two symbols.
 *
 * @param clones whether they are clones
 * @param cloneType 1 to 4: what they were held for then; 4 where for none
 * @param reason may be empty
 * @param statedFrom when it was said, in milliseconds since 1970 UTC
 * @param repositories of both symbols
 * @param confidence that the graph holds between the two, as views show it; 0 where it holds none
 */
public record Verdict(
    String symbol,
    String other,
    boolean clones,
    int cloneType,
    String author,
    String reason,
    long statedFrom,
    List<String> repositories,
    double confidence) {

  public Verdict {
    repositories = List.copyOf(repositories);
  }

  static Verdict of(GraphRecord row) {
    Long statedFrom = row.instant("statedFrom");
    return new Verdict(
        row.text("symbol"),
        row.text("other"),
        row.flag("clones"),
        row.integer("cloneType"),
        row.text("author"),
        row.text("reason"),
        statedFrom == null ? 0 : statedFrom,
        List.of(row.text("repository"), row.text("otherRepository")),
        confidence(row));
  }

  private static double confidence(GraphRecord row) {
    if (row.text("cloneClass").equals(row.text("otherClass"))) {
      return Similar.SAME_CLASS.confidence();
    }
    if (row.text("form").equals(row.text("otherForm"))) {
      return Similar.SAME_FORM.confidence();
    }
    List<List<Object>> edges = row.lists("edges");
    return edges.isEmpty() ? 0 : (Double) edges.get(0).get(0);
  }

  /** Whether what resembles each other so is not to be shown: what is closer was never judged. */
  boolean silences(int closeness) {
    return !clones && closeness >= cloneType;
  }
}
