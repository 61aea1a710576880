package io.clonestream;

import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.DeadLetterCodec;
import io.clonestream.feed.Request;
import io.clonestream.follow.Answer;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphRowCodec;
import io.clonestream.persist.RejectedRow;
import io.clonestream.persist.RejectedRowCodec;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The end of the job: everything that the graph holds, as rows, to Neo4j; what it refuses, to the
 * dead letters.
 */
final class GraphStage {

  private static final TypeInformation<GraphRow> ROW =
      new CodecType<>(GraphRow.class, new GraphRowCodec());

  private @Nullable DataStream<GraphRow> rows;

  /** Writes contents of one kind. */
  <T> GraphStage rows(String kind, DataStream<T> contents, MapFunction<T, GraphRow> row) {
    return with(named(kind + " rows", contents.process(new RowFunction<>(row), ROW)));
  }

  /** Writes what owners answered, each above everything that is stored of its key. */
  GraphStage answers(SingleOutputStreamOperator<?> owner) {
    return with(
        named(
            owner.getName() + " answers",
            owner
                .getSideOutput(CloneStreamPipeline.ANSWERS)
                .<GraphRow>map((Answer answer) -> GraphRow.answering(answer), ROW)));
  }

  /** Writes what requests say themselves, where nobody owns what they ask for. */
  GraphStage unowned(DataStream<Request> requests) {
    return with(
        named(
            "unowned answers",
            requests.flatMap(
                (Request request, Collector<GraphRow> out) ->
                    GraphRow.answering(request).ifPresent(out::collect),
                ROW)));
  }

  /** What is refused. */
  SingleOutputStreamOperator<DeadLetter> rejected(CloneStreamPipeline.Services services) {
    if (rows == null) {
      throw new IllegalStateException("Nothing is to be written");
    }
    SingleOutputStreamOperator<RejectedRow> rejected =
        named(
            "persist",
            AsyncDataStream.unorderedWait(
                    rows.keyBy(GraphRow::key, Types.STRING),
                    services.persist(),
                    0,
                    TimeUnit.MILLISECONDS,
                    services.persistCapacity())
                .returns(new CodecType<>(RejectedRow.class, new RejectedRowCodec())));
    return named(
        "rejected rows",
        rejected.map(
            RejectedRow::deadLetter, new CodecType<>(DeadLetter.class, new DeadLetterCodec())));
  }

  private GraphStage with(DataStream<GraphRow> more) {
    rows = rows == null ? more : rows.union(more);
    return this;
  }

  private static <T> SingleOutputStreamOperator<T> named(
      String name, SingleOutputStreamOperator<T> operator) {
    return CloneStreamPipeline.named(name, operator);
  }
}
