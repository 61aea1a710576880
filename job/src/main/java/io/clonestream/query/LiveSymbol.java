package io.clonestream.query;

import io.clonestream.persist.GraphRecord;
import java.util.Comparator;

/**
 * A symbol that lives now, with the class and form it is an instance of.
 *
 * @param boilerplate the kind of boilerplate that it is; empty for other code
 * @param since instant, in milliseconds since 1970 UTC, from which it has its present content
 */
public record LiveSymbol(
    String id,
    String repository,
    String branch,
    String path,
    String name,
    String kind,
    String language,
    boolean generated,
    boolean test,
    int startLine,
    int endLine,
    long since,
    String cloneClass,
    int tokens,
    String form,
    String boilerplate) {

  /** Repository, path, line: as people read. */
  public static final Comparator<LiveSymbol> BY_PLACE =
      Comparator.comparing(LiveSymbol::repository)
          .thenComparing(LiveSymbol::path)
          .thenComparingInt(LiveSymbol::startLine)
          .thenComparing(LiveSymbol::id);

  static LiveSymbol of(GraphRecord row) {
    Long since = row.instant("validFrom");
    return new LiveSymbol(
        row.text("id"),
        row.text("repository"),
        row.text("branch"),
        row.text("path"),
        row.text("name"),
        row.text("kind"),
        row.text("language"),
        row.flag("generated"),
        row.flag("test"),
        row.integer("startLine"),
        row.integer("endLine"),
        since == null ? 0 : since,
        row.text("cloneClass"),
        row.integer("tokens"),
        row.text("form"),
        row.text("boilerplate"));
  }

  boolean isType() {
    return kind.equals("TYPE");
  }

  /** Whether the other stands within the lines of this one. */
  boolean encloses(LiveSymbol other) {
    return repository.equals(other.repository)
        && branch.equals(other.branch)
        && path.equals(other.path)
        && startLine <= other.startLine
        && other.endLine <= endLine;
  }

  /** The symbol whatever its branch: two branches of a repository are no duplicates. */
  String place() {
    int colon = id.indexOf('@' + branch + ':');
    return colon < 0 ? id : repository + id.substring(colon + branch.length() + 1);
  }
}
