package io.clonestream.feed;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How far the tags of a branch are recorded, as a header of every record that a publisher writes to
 * the commits topic: then the next run knows from the last record alone whether anything is due.
 *
 * @param sequence number of the last tag record; 0 for none
 * @param fingerprint of all tags of the repository: those that point at published commits are
 *     recorded as they are in it
 */
record TagMark(long sequence, String fingerprint) {

  /** Not "clonestream.…": such headers of a refused record do not come back with it. */
  static final String HEADER = "tags";

  void addTo(Headers headers) {
    headers.add(HEADER, (sequence + " " + fingerprint).getBytes(StandardCharsets.UTF_8));
  }

  /** Null where a record has none. */
  static @Nullable TagMark of(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    String text =
        header == null || header.value() == null
            ? ""
            : new String(header.value(), StandardCharsets.UTF_8);
    int space = text.indexOf(' ');
    return text.matches("\\d{1,15} [0-9a-f]+")
        ? new TagMark(Long.parseLong(text.substring(0, space)), text.substring(space + 1))
        : null;
  }
}
