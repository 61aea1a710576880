package io.clonestream.extract;

import java.util.Arrays;

/** The tokens of a file in order, as growing arrays of byte offsets and kinds. */
final class Leaves {

  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private TokenKind[] kinds = new TokenKind[1024];
  private int size;

  void add(int start, int end, TokenKind kind) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    kinds[size++] = kind;
  }

  void extendLast(int end) {
    ends[size - 1] = end;
  }

  int size() {
    return size;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  TokenKind kind(int index) {
    return kinds[index];
  }

  /** Index of the first token that starts at or after a byte. */
  int from(int offset) {
    int index = Arrays.binarySearch(starts, 0, size, offset);
    return index >= 0 ? index : -index - 1;
  }
}
