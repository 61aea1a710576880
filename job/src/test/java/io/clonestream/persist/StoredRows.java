package io.clonestream.persist;

import io.clonestream.feed.Request;
import io.clonestream.follow.Stamp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a graph holds, as a map: of each key the row with the highest stamp stands. */
public final class StoredRows {

  private final SortedMap<String, GraphRow> rows = new TreeMap<>();
  private final Set<String> asked = new HashSet<>();
  private long epoch;

  /** Writes a row where its stamp is higher than what is stored. */
  public synchronized void write(GraphRow row) {
    epoch = Math.max(epoch, row.stamp().epoch());
    if (row instanceof GraphRow.AskedRow answer) {
      mend(row, answer.row());
    } else if (row instanceof GraphRow.WithdrawnRow) {
      mend(row, null);
    } else if (!stands(row)) {
      put(row.key(), isWithdrawal(row) ? null : row); // it leaves not even its stamp
    }
  }

  private static boolean isWithdrawal(GraphRow row) {
    return row instanceof GraphRow.PairRow pair && pair.pair().isWithdrawal()
        || row instanceof GraphRow.RelationRow stated && stated.relation().isWithdrawal();
  }

  private boolean stands(GraphRow row) {
    GraphRow stored = rows.get(row.key());
    if (stored instanceof GraphRow.CommitRow) {
      return stored.stamp().compareTo(row.stamp()) > 0; // steps are numbered, not stamped
    }
    Map<String, Stamp> before = stored == null ? Map.of() : Map.of(row.key(), stored.stamp());
    return Stamps.newer(List.of(row), GraphRow::key, GraphRow::stamp, before, epoch)
        .rows()
        .isEmpty();
  }

  /** What a request found stored may be replaced, whatever it is. */
  private void mend(GraphRow row, @Nullable GraphRow content) {
    asked.add(row.key());
    GraphRow stored = rows.get(row.key());
    if (stored instanceof GraphRow.CommitRow) {
      Request request =
          row instanceof GraphRow.AskedRow answer
              ? answer.request()
              : ((GraphRow.WithdrawnRow) row).request();
      boolean found = Stamp.found(request).equals(stored.stamp());
      if (!found && (content == null || stored.stamp().compareTo(row.stamp()) > 0)) {
        return;
      }
    } else if (stands(row)) {
      return;
    }
    put(row.key(), content);
  }

  private void put(String key, @Nullable GraphRow row) {
    if (row == null) {
      rows.remove(key);
    } else {
      rows.put(key, row);
    }
  }

  /** Keys of rows that were asked for. */
  public synchronized Set<String> asked() {
    return Set.copyOf(asked);
  }

  /** The rows as they are stored, to be damaged. */
  public Map<String, GraphRow> stored() {
    return rows;
  }

  /** Contents by key, without stamps; a pair or a relation without a version is none. */
  public synchronized SortedMap<String, GraphRow> contents() {
    SortedMap<String, GraphRow> contents = new TreeMap<>();
    rows.forEach((key, row) -> contents.put(key, row.withStamp(Stamp.NONE)));
    contents
        .values()
        .removeIf(
            row ->
                row instanceof GraphRow.PairRow pair && pair.pair().versions().isEmpty()
                    || row instanceof GraphRow.RelationRow stated
                        && stated.relation().versions().isEmpty());
    return contents;
  }
}
