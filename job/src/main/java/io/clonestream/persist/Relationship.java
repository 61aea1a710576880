package io.clonestream.persist;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * A relationship as a value: two of equal content are the same one.
 *
 * @param source id of the start node
 * @param type relationship type; "WAS_" leads what has ended
 * @param target id of the end node
 * @param properties without null values
 */
record Relationship(String source, String type, String target, Map<String, Object> properties) {

  /** By its ends alone: few join the same two nodes, and properties are slow to hash. */
  @Override
  public int hashCode() {
    return 31 * source.hashCode() + target.hashCode();
  }

  /** An instant as Neo4j keeps it and people read it. */
  static ZonedDateTime time(long millis) {
    return ZonedDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  /** The shortest decimal that is this float: 0.91 and not 0.9100000262260437. */
  static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
  }
}
