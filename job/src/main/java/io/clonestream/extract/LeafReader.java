package io.clonestream.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSTreeCursor;

/** Walks the leaves of a syntax tree and makes tokens of them. */
final class LeafReader {

  private final Language language;
  private final SourceText source;
  private final List<Range> noCode;
  private final List<Range> strings;
  private final Deque<Range> openStrings = new ArrayDeque<>();
  private final Leaves leaves = new Leaves();
  private int nextNoCode;
  private int nextString;
  private @Nullable Range lastString;

  LeafReader(
      Language language, SourceText source, List<Range> noCode, List<Range> strings) {
    this.language = language;
    this.source = source;
    this.noCode = noCode;
    this.strings = strings;
  }

  Leaves read(TSTreeCursor cursor) {
    while (true) {
      if (cursor.gotoFirstChild()) {
        continue;
      }
      add(cursor.currentNode());
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) {
          return leaves;
        }
      }
    }
  }

  private void add(TSNode leaf) {
    int start = leaf.getStartByte();
    int end = leaf.getEndByte();
    if (isNoCode(start) || source.isBlank(start, end)) {
      return;
    }
    Range string = stringAround(start);
    TokenKind kind =
        string != null && string.start() == start && string.end() == end
            ? TokenKind.STRING
            : language.tokenKinds().of(leaf.getSymbol(), source.bytes()[start]);
    if (kind == TokenKind.STRING && string != null && string.equals(lastString)) {
      leaves.extendLast(end);
      return;
    }
    leaves.add(start, end, kind);
    lastString = kind == TokenKind.STRING ? string : null;
  }

  private boolean isNoCode(int offset) {
    while (nextNoCode < noCode.size() && noCode.get(nextNoCode).end() <= offset) {
      nextNoCode++;
    }
    return nextNoCode < noCode.size() && noCode.get(nextNoCode).start() <= offset;
  }

  /** The innermost string that holds a byte; asked for growing offsets. */
  private @Nullable Range stringAround(int offset) {
    while (nextString < strings.size() && strings.get(nextString).start() <= offset) {
      openStrings.push(strings.get(nextString++));
    }
    while (!openStrings.isEmpty() && openStrings.getFirst().end() <= offset) {
      openStrings.pop();
    }
    return openStrings.peek();
  }
}
