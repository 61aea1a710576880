package io.clonestream.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSTreeCursor;

/** Walks the leaves of a syntax tree and makes tokens of them. */
final class LeafReader {

  private final TokenKinds kinds;
  private final SourceText source;
  private final List<Range> noCode;
  private final List<Range> strings;
  private final List<Range> literals;
  private final Deque<Range> openStrings = new ArrayDeque<>();
  private final Leaves leaves = new Leaves();
  private int covered;
  private int nextNoCode;
  private int nextString;
  private int nextLiteral;
  private @Nullable Range lastString;

  LeafReader(
      TokenKinds kinds,
      SourceText source,
      List<Range> noCode,
      List<Range> strings,
      List<Range> literals) {
    this.kinds = kinds;
    this.source = source;
    this.noCode = noCode;
    this.strings = strings;
    this.literals = literals;
  }

  Leaves read(TSTreeCursor cursor) {
    while (true) {
      if (cursor.gotoFirstChild()) {
        continue;
      }
      add(cursor.currentNode());
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) {
          fill(source.bytes().length);
          return leaves;
        }
      }
    }
  }

  private void add(TSNode leaf) {
    int start = leaf.getStartByte();
    int end = leaf.getEndByte();
    Range comment = commentAround(start);
    if (comment != null) {
      fill(comment.start());
      covered = Math.max(covered, comment.end());
      return;
    }
    Range literal = literalAround(start);
    fill(literal == null ? start : literal.start());
    if (literal != null) {
      add(literal, TokenKind.STRING, null);
    } else if (end > covered && !source.isBlank(start, end)) {
      Range string = stringAround(start);
      boolean quote = string != null && (start == string.start() || end == string.end());
      TokenKind kind =
          quote ? TokenKind.STRING : kinds.of(leaf.getSymbol(), source.bytes(), start, end);
      add(new Range(start, end), kind, string);
    }
  }

  private void add(Range token, TokenKind kind, @Nullable Range string) {
    if (token.end() <= covered) {
      return;
    }
    if (kind == TokenKind.STRING && string != null && string.equals(lastString)) {
      leaves.extendLast(token.end());
    } else {
      leaves.add(Math.max(token.start(), covered), token.end(), kind);
      lastString = kind == TokenKind.STRING ? string : null;
    }
    covered = token.end();
  }

  /** Makes tokens of the code before a byte for which the grammar has no leaf. */
  private void fill(int before) {
    while (true) {
      int start = covered;
      int end = before;
      while (start < end && isLayout(source.bytes()[start])) {
        start++;
      }
      while (start < end && isLayout(source.bytes()[end - 1])) {
        end--;
      }
      if (start >= end) {
        return;
      }
      Range string = stringAround(start);
      if (string != null) {
        add(new Range(start, Math.min(end, string.end())), TokenKind.STRING, string);
      } else {
        int next = nextString < strings.size() ? strings.get(nextString).start() : end;
        addUnnamed(start, Math.min(end, next));
      }
    }
  }

  private void addUnnamed(int start, int end) {
    int last = leaves.size() - 1;
    if (last >= 0
        && leaves.end(last) == start
        && leaves.kind(last) == TokenKind.NUMBER
        && Character.isLetterOrDigit(source.bytes()[start])) {
      leaves.extendLast(end);
      covered = end;
    } else {
      TokenKind kind = kinds.of(-1, source.bytes(), start, end);
      add(new Range(start, end), kind, null);
    }
  }

  private static boolean isLayout(byte b) {
    return b >= 0 && b <= ' ' || b == '\\';
  }

  private @Nullable Range commentAround(int offset) {
    while (nextNoCode < noCode.size() && noCode.get(nextNoCode).end() <= offset) {
      nextNoCode++;
    }
    return nextNoCode < noCode.size() && noCode.get(nextNoCode).start() <= offset
        ? noCode.get(nextNoCode)
        : null;
  }

  private @Nullable Range literalAround(int offset) {
    while (nextLiteral < literals.size() && literals.get(nextLiteral).end() <= offset) {
      nextLiteral++;
    }
    return nextLiteral < literals.size() && literals.get(nextLiteral).start() <= offset
        ? literals.get(nextLiteral)
        : null;
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
