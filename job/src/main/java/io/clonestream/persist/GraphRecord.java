package io.clonestream.persist;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

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

  /** Milliseconds since 1970 UTC; null where the column is null. */
  public @Nullable Long instant(String column) {
    return row.get(column).isNull()
        ? null
        : row.get(column).asZonedDateTime().toInstant().toEpochMilli();
  }
}
