package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRecord;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What people call an instant: a time, a day, a commit, a tag. */
public final class Instants {

  /** What the graph is asked about for the present: every period that is open holds it. */
  private static final Instant PRESENT = Instant.parse("9999-12-31T00:00:00Z");

  private static final String COMMIT = "[0-9a-fA-F]{7,64}";
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
  private static final String TIME = DAY + "T.*";
  private static final String FORMS =
      "an instant is a time (2024-01-31T12:00:00Z), a day (2024-01-31), a commit by at least 7 digits"
          + " of its id, or a tag";

  private Instants() {}

  /**
   * The instant that a text names, in milliseconds since 1970 UTC.
   *
   * @param text now, a time (2024-01-31T12:00:00Z), a day (2024-01-31, its first instant in UTC), a
   *     commit by at least 7 digits of its id, or a tag (v1.0, shop:v1.0, shop@main:v1.0): just
   *     after its commit
   * @throws IllegalArgumentException when it names none, or several
   */
  public static long of(GraphReader reader, String tenant, String text) {
    if (text.equals("now")) {
      return Scope.NOW;
    }
    try {
      if (text.matches(TIME)) {
        return Instant.parse(text).toEpochMilli();
      }
      if (text.matches(DAY)) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Value '" + text + "' is no instant: " + e.getMessage() + "; " + FORMS, e);
    }
    Map<String, Long> found = new TreeMap<>();
    if (text.matches(COMMIT)) {
      found.putAll(commits(reader, tenant, text.toLowerCase(Locale.ROOT)));
    }
    if (found.isEmpty()) {
      found.putAll(tags(reader, tenant, text));
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "No commit or tag '"
              + text
              + "' of tenant '"
              + tenant
              + "' is in the graph"
              + Nearest.hint(text, known(reader, tenant, text))
              + "; "
              + FORMS);
    }
    if (found.values().stream().distinct().count() > 1) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' names several instants: "
              + String.join(", ", found.keySet())
              + "; give more digits of the commit, or REPOSITORY:TAG, or REPOSITORY@BRANCH:TAG");
    }
    return found.values().iterator().next();
  }

  private static Map<String, Long> commits(GraphReader reader, String tenant, String digits) {
    Map<String, Long> found = new TreeMap<>();
    reader.forEach(
        "query/commit_time",
        Map.of("tenant", tenant, "sha", digits),
        row -> add(found, row.text("repository") + " " + row.text("sha"), row));
    return found;
  }

  private static Map<String, Long> tags(GraphReader reader, String tenant, String text) {
    int colon = text.indexOf(':');
    Map<String, Long> found = new TreeMap<>();
    reader.forEach(
        "query/tag_time",
        Map.of(
            "tenant",
            tenant,
            "repository",
            colon < 0 ? "" : text.substring(0, colon),
            "name",
            text.substring(colon + 1)),
        row ->
            add(
                found,
                row.text("repository") + "@" + row.text("branch") + ":" + text.substring(colon + 1),
                row));
    return found;
  }

  /** A commit of which only the tag has arrived holds from no instant yet. */
  private static void add(Map<String, Long> found, String name, GraphRecord row) {
    Long validTime = row.instant("validTime");
    if (validTime != null) {
      found.put(name, validTime);
    }
  }

  /** Names of tags, with their repository where one is asked for; and as many digits of commits. */
  private static Set<String> known(GraphReader reader, String tenant, String text) {
    Set<String> known = new TreeSet<>();
    boolean qualified = text.indexOf(':') >= 0;
    reader.forEach(
        "query/tag_names",
        Map.of("tenant", tenant),
        row ->
            known.add(
                qualified ? row.text("repository") + ":" + row.text("name") : row.text("name")));
    if (text.matches(COMMIT)) {
      reader.forEach(
          "query/commit_ids",
          Map.of("tenant", tenant),
          row -> {
            String sha = row.text("sha");
            known.add(sha.substring(0, Math.min(sha.length(), text.length())));
          });
    }
    return known;
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
