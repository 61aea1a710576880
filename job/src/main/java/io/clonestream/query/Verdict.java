package io.clonestream.query;

import io.clonestream.persist.GraphRecord;

/**
 * What somebody decided on two symbols.
 *
 * @param clones whether they are clones
 * @param cloneType 1 to 4: what they were held for then; 4 where for none
 * @param reason may be empty
 * @param statedFrom when it was said, in milliseconds since 1970 UTC
 */
public record Verdict(
    String symbol,
    String other,
    boolean clones,
    int cloneType,
    String author,
    String reason,
    long statedFrom) {

  static Verdict of(GraphRecord row) {
    Long statedFrom = row.instant("statedFrom");
    return new Verdict(
        row.text("symbol"),
        row.text("other"),
        row.flag("clones"),
        row.integer("cloneType"),
        row.text("author"),
        row.text("reason"),
        statedFrom == null ? 0 : statedFrom);
  }

  /** Whether what resembles each other so is not to be shown: what is closer was never judged. */
  boolean silences(int closeness) {
    return !clones && closeness >= cloneType;
  }
}
