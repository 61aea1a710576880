package io.clonestream;

import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.RejectedRow;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/** The persist stage as a map: of each key the row with the highest stamp stands. */
final class GraphInMemory extends RichAsyncFunction<GraphRow, RejectedRow> {

  private static final long serialVersionUID = 1L;
  private static final Map<String, Map<String, GraphRow>> GRAPHS = new ConcurrentHashMap<>();

  private final String name;

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
    boolean withdrawal =
        row instanceof GraphRow.PairRow pair && pair.pair().isWithdrawal()
            || row instanceof GraphRow.RelationRow stated && stated.relation().isWithdrawal();
    GRAPHS
        .get(name)
        .compute(
            row.key(),
            (key, stored) -> {
              if (stored != null && stored.stamp().compareTo(row.stamp()) >= 0) {
                return stored;
              }
              return withdrawal ? null : row; // a withdrawal leaves not even its stamp
            });
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
