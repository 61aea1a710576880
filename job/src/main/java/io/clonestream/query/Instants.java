package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What people call an instant: a time, a day, a commit. */
public final class Instants {

  /** What the graph is asked about for the present: every period that is open holds it. */
  private static final Instant PRESENT = Instant.parse("9999-12-31T00:00:00Z");

  private static final String COMMIT = "[0-9a-fA-F]{7,64}";

  private Instants() {}

  /**
   * The instant that a text names, in milliseconds since 1970 UTC.
   *
   * @param text now, a time (2024-01-31T12:00:00Z), a day (2024-01-31, its first instant in UTC),
   *     or a commit by at least 7 digits of its id: just after it
   * @throws IllegalArgumentException when it names none, or several commits
   */
  public static long of(GraphReader reader, String tenant, String text) {
    if (text.equals("now")) {
      return Scope.NOW;
    }
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

  /** When the recorded history of a tenant begins, in milliseconds since 1970 UTC. */
  public static OptionalLong beginning(GraphReader reader, String tenant) {
    List<Long> first = new ArrayList<>();
    reader.forEach(
        "query/first_commit",
        Map.of("tenant", tenant),
        row -> {
          Long validTime = row.instant("validTime");
          if (validTime != null) {
            first.add(validTime);
          }
        });
    return first.isEmpty() ? OptionalLong.empty() : OptionalLong.of(first.get(0));
  }

  /** An instant as the graph keeps it. */
  static ZonedDateTime stored(long millis) {
    return ZonedDateTime.ofInstant(
        millis == Scope.NOW ? PRESENT : Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
