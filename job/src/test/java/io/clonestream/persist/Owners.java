package io.clonestream.persist;

import io.clonestream.feed.Request;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.Withdrawal;
import io.clonestream.persist.GraphRow.AskedRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.WithdrawnRow;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.verify.Remedy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The owners of a graph's rows, as the job's operators are: they answer what they are asked. */
public final class Owners implements AutoCloseable {

  public static final long EPOCH = 3;

  /** What every row was last emitted with. */
  public static final Stamp STAMP = new Stamp(EPOCH, 2);

  private final GraphReader reader;
  private final GraphWriter writer;
  private final Map<String, GraphRow> rows = new HashMap<>();
  private final Map<String, CommitPublished> steps = new TreeMap<>();

  /**
   * Owners of these rows.
   *
   * @param rows of commits ascend
   */
  public Owners(TestGraph graph, List<GraphRow> rows) {
    this.reader = new GraphReader(graph.connection());
    this.writer = graph.writer();
    writer.open(EPOCH);
    for (GraphRow row : rows) {
      this.rows.put(row.key(), row);
      if (row instanceof CommitRow step) {
        steps.put(step.key(), step.commit());
        steps.put("repository " + step.branchId(), step.commit());
      }
    }
  }

  /** Asks for these keys and writes the answers. */
  public void mend(Collection<String> keys, Map<String, String> namedBy) {
    List<GraphRow> answers = new ArrayList<>();
    Map<String, Stamp> stored = StoredStamps.of(reader, keys);
    for (Request request : Remedy.of(keys, namedBy, stored, steps)) {
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
                    ? WithdrawnRow.of(new Withdrawal(request.key(), stamp))
                    : new AskedRow(row.withStamp(stamp), Stamp.NONE));
  }
}
