package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.neo4j.driver.Record;
import org.neo4j.driver.types.MapAccessor;

/**
 * Of the rows of one kind, those whose stamp is higher than what is stored; absent is lowest.
 *
 * @param rows to write
 * @param first those of {@code rows} whose key was never written: what never changes is written for
 *     them alone
 */
record Stamps<R>(List<R> rows, List<R> first) {

  /** The stamp on a row, or among the properties of a stored relationship. */
  static Stamp of(MapAccessor stored) {
    return new Stamp(stored.get("epoch").asLong(0), stored.get("revision").asLong(0));
  }

  static <R> Stamps<R> newer(
      GraphTransaction transaction,
      String label,
      List<R> rows,
      Function<R, String> id,
      Function<R, Stamp> stamp) {
    Map<String, Stamp> stored = new HashMap<>();
    List<String> ids = rows.stream().map(id).toList();
    for (Record row : transaction.read("persist/stamps_" + label, Map.of("ids", ids))) {
      stored.put(row.get("id").asString(), of(row));
    }
    return newer(rows, id, stamp, stored);
  }

  static <R> Stamps<R> newer(
      List<R> rows, Function<R, String> id, Function<R, Stamp> stamp, Map<String, Stamp> stored) {
    List<R> newer = new ArrayList<>();
    List<R> first = new ArrayList<>();
    for (R row : rows) {
      Stamp before = stored.get(id.apply(row));
      if (before == null) {
        first.add(row);
      }
      if (before == null || stamp.apply(row).compareTo(before) > 0) {
        newer.add(row);
      }
    }
    return new Stamps<>(newer, first);
  }
}
