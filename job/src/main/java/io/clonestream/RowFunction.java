package io.clonestream;

import io.clonestream.persist.GraphRow;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Contents to rows, each with the time of the record in Kafka that made it. */
final class RowFunction<T> extends ProcessFunction<T, GraphRow> {

  private static final long serialVersionUID = 1L;

  private final MapFunction<T, GraphRow> row;

  RowFunction(MapFunction<T, GraphRow> row) {
    this.row = row;
  }

  @Override
  public void processElement(T content, Context context, Collector<GraphRow> out) throws Exception {
    Long since = context.timestamp();
    GraphRow made = row.map(content);
    // A source that knows no times says Long.MIN_VALUE.
    out.collect(since == null || since < 0 ? made : new GraphRow.TimedRow(made, since));
  }
}
