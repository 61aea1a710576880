package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.types.MapAccessor;

/**
 * Of the rows of one kind, those whose stamp is higher than what is stored; absent is lowest, and
 * so is what no row can have had: a stamp of an epoch that has not come is damage, and would keep
 * every row out.
 *
 * @param rows to write
 * @param first those of {@code rows} whose key was never written: what never changes is written for
 *     them alone
 */
record Stamps<R>(List<R> rows, List<R> first) {

  /** The stamp on a row, or among the properties of a stored relationship. */
  static Stamp of(MapAccessor stored) {
    return of(stored.get("epoch").asObject(), stored.get("revision").asObject());
  }

  /** What is no number counts as none. */
  static Stamp of(@Nullable Object epoch, @Nullable Object revision) {
    return new Stamp(
        epoch instanceof Long number ? number : 0, revision instanceof Long number ? number : 0);
  }

  static <R> Stamps<R> newer(
      GraphTransaction transaction,
      String label,
      List<R> rows,
      Function<R, String> id,
      Function<R, Stamp> stamp,
      long epoch) {
    return newer(
        rows, id, stamp, stored(transaction, label, rows.stream().map(id).toList()), epoch);
  }

  /** The stamps of these nodes, by id; of those that have one. */
  static Map<String, Stamp> stored(GraphTransaction transaction, String label, List<String> ids) {
    Map<String, Stamp> stored = new HashMap<>();
    for (Record row : transaction.read("persist/stamps_" + label, Map.of("ids", ids))) {
      stored.put(row.get("id").asString(), of(row));
    }
    return stored;
  }

  static <R> Stamps<R> newer(
      List<R> rows,
      Function<R, String> id,
      Function<R, Stamp> stamp,
      Map<String, Stamp> stored,
      long epoch) {
    List<R> newer = new ArrayList<>();
    List<R> first = new ArrayList<>();
    for (R row : rows) {
      Stamp before = stored.get(id.apply(row));
      if (before == null) {
        first.add(row);
      }
      if (before == null || stamp.apply(row).compareTo(before) > 0 || !before.isPossible(epoch)) {
        newer.add(row);
      }
    }
    return new Stamps<>(newer, first);
  }
}
