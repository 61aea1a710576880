package io.clonestream;

import io.clonestream.feed.Request;
import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.RejectedRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/** The persist stage as a map: of each key the row with the highest stamp stands. */
final class GraphInMemory extends RichAsyncFunction<GraphRow, RejectedRow> {

  private static final long serialVersionUID = 1L;
  private static final Map<String, Map<String, GraphRow>> GRAPHS = new ConcurrentHashMap<>();

  private static final Map<String, Set<String>> ASKED = new ConcurrentHashMap<>();

  private final String name;
  private long epoch;

  GraphInMemory(String name) {
    this.name = name;
    GRAPHS.put(name, new ConcurrentHashMap<>());
  }

  @Override
  public void asyncInvoke(GraphRow row, ResultFuture<RejectedRow> result) {
    write(row);
    result.complete(List.of());
  }

  void write(GraphRow row) {
    epoch = Math.max(epoch, row.stamp().epoch());
    if (row instanceof GraphRow.AskedRow asked) {
      mend(row, asked.row());
      return;
    }
    if (row instanceof GraphRow.WithdrawnRow) {
      mend(row, null);
      return;
    }
    boolean withdrawal =
        row instanceof GraphRow.PairRow pair && pair.pair().isWithdrawal()
            || row instanceof GraphRow.RelationRow stated && stated.relation().isWithdrawal();
    GRAPHS
        .get(name)
        .compute(
            row.key(),
            (key, stored) -> {
              if (stored != null && stands(stored, row)) {
                return stored;
              }
              return withdrawal ? null : row; // a withdrawal leaves not even its stamp
            });
  }

  /** Keys of rows that were asked for. */
  Set<String> asked() {
    return ASKED.computeIfAbsent(name, absent -> ConcurrentHashMap.newKeySet());
  }

  private void mend(GraphRow row, @Nullable GraphRow content) {
    asked().add(row.key());
    GRAPHS
        .get(name)
        .compute(
            row.key(), (key, stored) -> stored != null && stands(stored, row) ? stored : content);
  }

  /** Steps are numbered, not stamped: what was found stored may be replaced whatever it is. */
  private boolean stands(GraphRow stored, GraphRow row) {
    Request request =
        row instanceof GraphRow.AskedRow asked
            ? asked.request()
            : row instanceof GraphRow.WithdrawnRow withdrawn ? withdrawn.request() : null;
    Stamp found = request == null ? Stamp.NONE : Stamp.found(request);
    if (stored instanceof GraphRow.CommitRow) {
      return row instanceof GraphRow.WithdrawnRow
          ? !found.equals(stored.stamp())
          : stored.stamp().compareTo(row.stamp()) > 0 && !found.equals(stored.stamp());
    }
    return stored.stamp().compareTo(row.stamp()) >= 0 && stored.stamp().isPossible(epoch);
  }

  /** The rows as they are stored, to be damaged. */
  Map<String, GraphRow> stored() {
    return GRAPHS.get(name);
  }

  /** Contents by key, without stamps; a pair or a relation without a version is none. */
  SortedMap<String, GraphRow> contents() {
    SortedMap<String, GraphRow> contents = new TreeMap<>();
    GRAPHS.get(name).forEach((key, row) -> contents.put(key, row.withStamp(Stamp.NONE)));
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
