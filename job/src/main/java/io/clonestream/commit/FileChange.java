package io.clonestream.commit;

import org.jspecify.annotations.Nullable;

/**
 * A file differs between the two trees of a step. Contents are named by their blob, so that a
 * reader who knows a blob need not load it.
 *
 * @param before null when the file was added
 * @param after null when the file was deleted
 */
public record FileChange(Kind kind, @Nullable Side before, @Nullable Side after) {

  /** What happened to the file. */
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED,
    RENAMED
  }

  /** A regular file in one of the trees. */
  public record Side(String path, String blob) {}

  static FileChange of(@Nullable Side before, @Nullable Side after) {
    if (before == null) {
      return new FileChange(Kind.ADDED, null, after);
    }
    if (after == null) {
      return new FileChange(Kind.DELETED, before, null);
    }
    boolean samePath = before.path().equals(after.path());
    return new FileChange(samePath ? Kind.MODIFIED : Kind.RENAMED, before, after);
  }

  /** Path after the step, or before it when the file was deleted. */
  public String path() {
    Side side = after != null ? after : before;
    return side == null ? "" : side.path();
  }
}
