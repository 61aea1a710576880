package io.clonestream.verify;

import io.clonestream.feed.Request;
import io.clonestream.feed.Request.Kind;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.HeadRow;
import io.clonestream.persist.GraphRow.TagRow;
import io.clonestream.persist.StoredKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whom to ask so that what is stored of some keys becomes what was recorded. */
public final class Remedy {

  private Remedy() {}

  /**
   * One request for each owner, by key.
   *
   * @param keys of what is wrong: kind and id
   * @param namedBy of nodes without a row of their own, the key of a row that names them
   * @param stored what is stored of them, by key
   * @param records what {@link #records} says
   */
  public static List<Request> of(
      Collection<String> keys,
      Map<String, String> namedBy,
      Map<String, StoredKey> stored,
      Map<String, byte[]> records) {
    TreeSet<String> asked = new TreeSet<>();
    for (String key : keys) {
      asked.add(records.containsKey(key) ? key : namedBy.getOrDefault(key, key));
    }
    List<Request> requests = new ArrayList<>();
    for (String key : asked) {
      StoredKey there = stored.getOrDefault(key, StoredKey.NONE);
      requests.add(
          new Request(
              Kind.ofKey(key),
              key.substring(key.indexOf(' ') + 1),
              there.stamp().epoch(),
              there.stamp().revision(),
              there.sources(),
              records.getOrDefault(key, new byte[0])));
    }
    return requests;
  }

  /**
   * What the commits topic holds of these rows, as it stands there, by key: of each commit and tag
   * the last record, and the last step of a branch also under its repository.
   */
  public static Map<String, byte[]> records(Collection<GraphRow> rows) {
    Map<String, GraphRow> last = new TreeMap<>();
    for (GraphRow row : rows) {
      if (row instanceof CommitRow step) {
        GraphRow head = new HeadRow(step.commit());
        last.merge(step.key(), step, GraphRow::higher);
        last.merge(head.key(), head, GraphRow::higher);
      } else if (row instanceof TagRow tag) {
        last.merge(tag.key(), tag, GraphRow::higher);
      }
    }
    Map<String, byte[]> records = new TreeMap<>();
    last.forEach((key, row) -> records.put(key, bytes(row)));
    return records;
  }

  private static byte[] bytes(GraphRow row) {
    try {
      ByteBuffer buffer =
          row instanceof TagRow tag
              ? tag.tag().toByteBuffer()
              : row instanceof HeadRow head
                  ? head.commit().toByteBuffer()
                  : ((CommitRow) row).commit().toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
