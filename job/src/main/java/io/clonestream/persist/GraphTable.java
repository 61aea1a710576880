package io.clonestream.persist;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.EagerResult;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * A whole answer, by row and column.
 *
 * @param columns their names
 * @param rows as many values each: text, Long, Double, Boolean, Instant, LocalDate, lists of these
 */
public record GraphTable(List<String> columns, List<List<@Nullable Object>> rows) {

  public GraphTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static GraphTable of(EagerResult result) {
    return new GraphTable(result.keys(), result.records().stream().map(GraphTable::row).toList());
  }

  private static List<@Nullable Object> row(Record row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Value value : row.values()) {
      values.add(plain(value.asObject()));
    }
    return Collections.unmodifiableList(values);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof ZonedDateTime time ? time.toInstant() : value;
  }
}
