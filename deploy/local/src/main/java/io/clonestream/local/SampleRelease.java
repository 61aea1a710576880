package io.clonestream.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One release of a library of the sample: its sources are a jar on Maven Central.
 *
 * @param released noon (UTC) of the day of its release
 */
record SampleRelease(String group, String artifact, String version, Instant released) {

  private static final String TABLE = "sample.tsv";

  /** Name of its sources jar as Maven copies it. */
  String jar() {
    return artifact + "-" + version + "-sources.jar";
  }

  /** The releases of each library in the order of the table, which is the order of publishing. */
  static Map<String, List<SampleRelease>> table() {
    Map<String, List<SampleRelease>> libraries = new LinkedHashMap<>();
    var stream = Objects.requireNonNull(SampleRelease.class.getResourceAsStream(TABLE), TABLE);
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(SampleRelease::parse)
          .forEach(
              release ->
                  libraries
                      .computeIfAbsent(release.artifact(), artifact -> new ArrayList<>())
                      .add(release));
      return libraries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleRelease parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 4) {
      throw new IllegalArgumentException(
          "Line '" + line + "' of " + TABLE + " has " + cells.length + " cells, not 4");
    }
    Instant released = LocalDate.parse(cells[3]).atTime(12, 0).toInstant(ZoneOffset.UTC);
    return new SampleRelease(cells[0], cells[1], cells[2], released);
  }
}
