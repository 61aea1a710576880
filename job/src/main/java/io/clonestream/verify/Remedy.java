package io.clonestream.verify;

import io.clonestream.feed.Request;
import io.clonestream.feed.Request.Kind;
import io.clonestream.follow.Stamp;
import io.clonestream.schemas.CommitPublished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Whom to ask so that what is stored of some keys becomes what was recorded. */
public final class Remedy {

  private Remedy() {}

  /**
   * One request for each owner, by key.
   *
   * @param keys of what is wrong: kind and id
   * @param namedBy of nodes without a row of their own, the key of a row that names them
   * @param stored stamps that are stored, by key
   * @param steps recorded ones, by the keys of their commit and, the last of a branch, of its
   *     repository
   */
  public static List<Request> of(
      Collection<String> keys,
      Map<String, String> namedBy,
      Map<String, Stamp> stored,
      Map<String, CommitPublished> steps) {
    TreeSet<String> asked = new TreeSet<>();
    for (String key : keys) {
      asked.add(steps.containsKey(key) ? key : namedBy.getOrDefault(key, key));
    }
    List<Request> requests = new ArrayList<>();
    for (String key : asked) {
      int space = key.indexOf(' ');
      Kind kind = Kind.valueOf(key.substring(0, space).toUpperCase(Locale.ROOT));
      Stamp stamp = stored.getOrDefault(key, Stamp.NONE);
      CommitPublished step = steps.get(key);
      requests.add(
          new Request(
              kind,
              key.substring(space + 1),
              stamp.epoch(),
              stamp.revision(),
              step == null ? new byte[0] : bytes(step)));
    }
    return requests;
  }

  private static byte[] bytes(CommitPublished step) {
    try {
      ByteBuffer buffer = step.toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
