package io.clonestream.persist;

import io.clonestream.feed.Request;
import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphRow.AskedRow;
import io.clonestream.persist.GraphRow.WithdrawnRow;
import io.clonestream.verify.Remedy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The owners of a graph's rows, as the job's operators are: they answer what they are asked. */
public final class Owners implements AutoCloseable {

  public static final long EPOCH = 3;

  /** What every row was last emitted with. */
  public static final Stamp STAMP = new Stamp(EPOCH, 2);

  private final GraphReader reader;
  private final GraphWriter writer;
  private final Map<String, GraphRow> rows = new HashMap<>();

  /** Owners of these rows. */
  public Owners(TestGraph graph, List<GraphRow> rows) {
    this.reader = graph.reader();
    this.writer = graph.writer();
    writer.open(EPOCH);
    rows.forEach(row -> this.rows.put(row.key(), row));
  }

  /** Asks for these keys and writes the answers. */
  public void mend(Collection<String> keys, Map<String, String> namedBy) {
    List<GraphRow> answers = new ArrayList<>();
    Map<String, StoredKey> stored = StoredKey.of(reader, keys);
    for (Request request : Remedy.of(keys, namedBy, stored, Remedy.records(rows.values()))) {
      answers.add(answer(request, rows.get(request.key())));
    }
    write(answers);
  }

  public void write(List<GraphRow> rows) {
    writer.write(rows, EPOCH);
  }

  public GraphReader reader() {
    return reader;
  }

  @Override
  public void close() {
    writer.close();
    reader.close();
  }

  private static GraphRow answer(Request request, @Nullable GraphRow row) {
    Stamp stamp = Stamp.answering(EPOCH, STAMP.revision(), request);
    return GraphRow.answering(request)
        .orElseGet(
            () ->
                row == null
                    ? new WithdrawnRow(request, stamp)
                    : new AskedRow(row.withStamp(stamp), request));
  }
}
