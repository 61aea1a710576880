package io.clonestream.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the comments that document a declaration. */
final class Comments {

  /** Where a file says by whom it was written. */
  private static final int LEADING_LINES = 40;

  private final Language language;
  private final SourceText source;
  private final Syntax syntax;

  Comments(Language language, SourceText source, Syntax syntax) {
    this.language = language;
    this.source = source;
    this.syntax = syntax;
  }

  /** All comments in the first lines of the file. */
  String leading() {
    StringBuilder text = new StringBuilder();
    for (Range comment : syntax.comments()) {
      if (source.line(comment.start()) > LEADING_LINES) {
        break;
      }
      text.append(source.slice(comment.start(), comment.end())).append('\n');
    }
    return text.toString();
  }

  /**
   * The comment, or run of line comments, that ends right before a declaration: no code and no
   * empty line between. A comment behind code on its line belongs to that code.
   */
  @Nullable Range before(int declaration) {
    List<Range> comments = syntax.comments();
    int start = declaration;
    int end = declaration;
    for (int i = Ranges.firstFrom(comments, declaration) - 1; i >= 0; i--) {
      Range comment = comments.get(i);
      String text = source.slice(comment.start(), comment.end());
      int textEnd = comment.end() - (text.endsWith("\n") ? 1 : 0);
      if (textEnd > start || !adjoins(comment.start(), textEnd, start) || !language.isDoc(text)) {
        break;
      }
      end = end == declaration ? textEnd : end;
      start = comment.start();
      if (text.startsWith("/*")) {
        break;
      }
    }
    return start == declaration ? null : new Range(start, end);
  }

  private boolean adjoins(int start, int end, int next) {
    Leaves leaves = syntax.leaves();
    int leaf = leaves.from(start);
    boolean behindCode = leaf > 0 && source.line(leaves.end(leaf - 1) - 1) == source.line(start);
    return !behindCode
        && leaf == leaves.from(next)
        && source.line(next) - source.line(Math.max(end - 1, start)) <= 1;
  }
}
