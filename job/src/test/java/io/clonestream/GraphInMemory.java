package io.clonestream;

import io.clonestream.persist.GraphRow;
import io.clonestream.persist.RejectedRow;
import io.clonestream.persist.StoredRows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/** The persist stage of a job in this process as a map, by name: Flink copies functions. */
final class GraphInMemory extends RichAsyncFunction<GraphRow, RejectedRow> {

  private static final long serialVersionUID = 1L;
  private static final Map<String, StoredRows> GRAPHS = new ConcurrentHashMap<>();

  private final String name;

  GraphInMemory(String name) {
    this.name = name;
    GRAPHS.put(name, new StoredRows());
  }

  @Override
  public void asyncInvoke(GraphRow row, ResultFuture<RejectedRow> result) {
    graph().write(row);
    result.complete(List.of());
  }

  private StoredRows graph() {
    return GRAPHS.get(name);
  }

  /** Keys of rows that were asked for. */
  Set<String> asked() {
    return graph().asked();
  }

  /** Contents by key, without stamps. */
  SortedMap<String, GraphRow> contents() {
    return graph().contents();
  }
}
