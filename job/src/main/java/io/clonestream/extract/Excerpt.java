package io.clonestream.extract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text put together from pieces of a file, with the token spans that belong to it. */
final class Excerpt {

  private final SourceText source;
  private final Leaves leaves;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TokenSpans spans = new TokenSpans();
  private int tokenCount;

  Excerpt(SourceText source, Leaves leaves) {
    this.source = source;
    this.leaves = leaves;
  }

  /** Appends the bytes {@code [start, end)} of the file as they are. */
  Excerpt copy(int start, int end) {
    int shift = bytes.size() - start;
    bytes.write(source.bytes(), start, end - start);
    for (int i = leaves.from(start); i < leaves.size() && leaves.end(i) <= end; i++) {
      token(i, leaves.start(i) + shift);
    }
    return this;
  }

  /** Appends the tokens {@code [first, end)}, with one blank where the file has any gap. */
  Excerpt fold(int first, int end) {
    for (int i = first; i < end; i++) {
      if (i > first && leaves.start(i) > leaves.end(i - 1)) {
        bytes.write(' ');
      }
      token(i, bytes.size());
      bytes.write(source.bytes(), leaves.start(i), leaves.end(i) - leaves.start(i));
    }
    return this;
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  byte[] tokens() {
    return spans.packed();
  }

  int tokenCount() {
    return tokenCount;
  }

  private void token(int index, int at) {
    spans.add(at, leaves.end(index) - leaves.start(index), leaves.kind(index));
    tokenCount++;
  }
}
