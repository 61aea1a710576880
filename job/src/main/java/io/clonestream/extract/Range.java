package io.clonestream.extract;

import java.util.Comparator;

/** Bytes {@code [start, end)} of a file. */
record Range(int start, int end) {

  /** By start; of two that start together the longer, hence enclosing, one first. */
  static final Comparator<Range> OUTER_FIRST =
      Comparator.comparingInt(Range::start).thenComparing(Range::end, Comparator.reverseOrder());

  boolean contains(Range that) {
    return start <= that.start && that.end <= end;
  }
}
