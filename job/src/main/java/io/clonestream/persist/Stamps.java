package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.neo4j.driver.Record;
import org.neo4j.driver.Transaction;

/** Of the rows of one kind, those whose stamp is higher than what is stored; absent is lowest. */
final class Stamps {

  private Stamps() {}

  static <R> List<R> newer(
      Transaction transaction,
      String label,
      List<R> rows,
      Function<R, String> id,
      Function<R, Stamp> stamp) {
    Map<String, Stamp> stored = new HashMap<>();
    List<String> ids = rows.stream().map(id).toList();
    transaction
        .run(Cypher.statement("persist/stamps_" + label), Map.of("ids", ids))
        .forEachRemaining(row -> stored.put(row.get("id").asString(), of(row)));
    return newer(rows, id, stamp, stored);
  }

  static <R> List<R> newer(
      List<R> rows, Function<R, String> id, Function<R, Stamp> stamp, Map<String, Stamp> stored) {
    return rows.stream()
        .filter(
            row -> {
              Stamp before = stored.get(id.apply(row));
              return before == null || stamp.apply(row).compareTo(before) > 0;
            })
        .toList();
  }

  private static Stamp of(Record row) {
    return new Stamp(row.get("epoch").asLong(), row.get("revision").asLong());
  }
}
