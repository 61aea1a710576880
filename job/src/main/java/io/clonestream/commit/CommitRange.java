package io.clonestream.commit;

import org.jspecify.annotations.Nullable;

/**
 * The commits of {@code to} that are not in {@code from}, in Git's words {@code from..to}.
 *
 * @param from revision; null stands for what is published already
 * @param to revision; null stands for the branch
 */
public record CommitRange(@Nullable String from, @Nullable String to) {

  /** Everything from what is published to the branch. */
  public static final CommitRange DEFAULT = new CommitRange(null, null);

  private static final String DOTS = "..";

  /**
   * Reads {@code A..B}, {@code A..}, {@code ..B} or {@code B}.
   *
   * @throws IllegalArgumentException for {@code A...B}, which is no range of a single line
   */
  public static CommitRange parse(String text) {
    if (text.contains("...")) {
      throw new IllegalArgumentException("Range '" + text + "' has three dots; the form is A..B");
    }
    int dots = text.indexOf(DOTS);
    if (dots < 0) {
      return new CommitRange(null, orNull(text));
    }
    return new CommitRange(
        orNull(text.substring(0, dots)), orNull(text.substring(dots + DOTS.length())));
  }

  private static @Nullable String orNull(String revision) {
    return revision.isBlank() ? null : revision.strip();
  }
}
