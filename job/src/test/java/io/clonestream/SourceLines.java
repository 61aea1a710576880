package io.clonestream;

/** Physical lines of source files, for benchmarks. */
final class SourceLines {

  private SourceLines() {}

  /** What ends with a line feed, and what is left. */
  static long of(byte[] content) {
    long lines = 0;
    for (byte one : content) {
      lines += one == '\n' ? 1 : 0;
    }
    boolean ended = content.length == 0 || content[content.length - 1] == '\n';
    return ended ? lines : lines + 1;
  }
}
