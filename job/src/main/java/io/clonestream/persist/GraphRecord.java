package io.clonestream.persist;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** One row of an answer, by column. */
public final class GraphRecord {

  private final Record row;

  GraphRecord(Record row) {
    this.row = row;
  }

  /** Empty where the column is null. */
  public String text(String column) {
    return row.get(column).asString("");
  }

  /** 0 where the column is null. */
  public long number(String column) {
    return row.get(column).asLong(0);
  }

  public int integer(String column) {
    return Math.toIntExact(number(column));
  }

  /** 0 where the column is null. */
  public double decimal(String column) {
    return row.get(column).asDouble(0);
  }

  /** False where the column is null. */
  public boolean flag(String column) {
    return row.get(column).asBoolean(false);
  }

  /** A map as it is stored: strings, Long, Double, Boolean, ZonedDateTime, lists of these. */
  public Map<String, Object> map(String column) {
    return row.get(column).asMap();
  }

  public List<String> texts(String column) {
    return row.get(column).asList(Value::asString);
  }

  /** Lists of what {@link #map} says. */
  public List<List<Object>> lists(String column) {
    return row.get(column).asList(Value::asList);
  }

  /** Milliseconds since 1970 UTC; null where the column is null. */
  public @Nullable Long instant(String column) {
    return row.get(column).isNull()
        ? null
        : row.get(column).asZonedDateTime().toInstant().toEpochMilli();
  }
}
