package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What people call an instant: a time, a day, a commit. */
public final class Instants {

  private static final String COMMIT = "[0-9a-fA-F]{7,64}";

  private Instants() {}

  /**
   * The instant that a text names, in milliseconds since 1970 UTC.
   *
   * @param text a time (2024-01-31T12:00:00Z), a day (2024-01-31, its first instant in UTC), or a
   *     commit by at least 7 digits of its id: just after it
   * @throws IllegalArgumentException when it names none, or several commits
   */
  public static long of(GraphReader reader, String tenant, String text) {
    if (text.matches(COMMIT)) {
      return ofCommit(reader, tenant, text.toLowerCase(Locale.ROOT));
    }
    try {
      return text.contains("T")
          ? Instant.parse(text).toEpochMilli()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Value '"
              + text
              + "' is no instant: give a time (2024-01-31T12:00:00Z), a day (2024-01-31) or a"
              + " commit by at least 7 digits of its id",
          e);
    }
  }

  private static long ofCommit(GraphReader reader, String tenant, String digits) {
    Map<String, Long> found = new TreeMap<>();
    reader.forEach(
        "query/commit_time",
        Map.of("tenant", tenant, "sha", digits),
        row -> {
          Long validTime = row.instant("validTime");
          if (validTime != null) {
            found.put(row.text("repository") + " " + row.text("sha"), validTime);
          }
        });
    if (found.values().stream().distinct().count() != 1) {
      throw new IllegalArgumentException(
          found.isEmpty()
              ? "No commit " + digits + " of tenant '" + tenant + "' is in the graph"
              : "Several commits begin with " + digits + ": " + String.join(", ", found.keySet()));
    }
    return found.values().iterator().next();
  }

  /** An instant as the graph keeps it. */
  static ZonedDateTime stored(long millis) {
    return ZonedDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
