package io.clonestream.feed;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a record stands, as {@link RawRecord#origin()} writes it; ordered as it was written. */
record RecordOrigin(String topic, int partition, long offset) implements Comparable<RecordOrigin> {

  private static final Pattern TEXT = Pattern.compile("(.+)-(\\d{1,9})@(\\d{1,18})");

  private static final Comparator<RecordOrigin> ORDER =
      Comparator.comparing(RecordOrigin::topic)
          .thenComparingInt(RecordOrigin::partition)
          .thenComparingLong(RecordOrigin::offset);

  /** From {@code topic-partition@offset}; null when the text is none. */
  static @Nullable RecordOrigin parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? new RecordOrigin(
            matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)))
        : null;
  }

  @Override
  public int compareTo(RecordOrigin other) {
    return ORDER.compare(this, other);
  }
}
