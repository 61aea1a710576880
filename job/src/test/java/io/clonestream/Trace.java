package io.clonestream;

import io.clonestream.codec.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Everything that happens in a simulation, as a digest and its last lines. */
final class Trace {

  private static final int LAST = 60;
  private static final int CHUNK = 1 << 14;

  private final StringBuilder chunk = new StringBuilder();
  private final Deque<String> last = new ArrayDeque<>();
  private String digest = "";
  private int events;

  void add(String event) {
    events++;
    chunk.append(event).append('\n');
    last.add(event);
    if (last.size() > LAST) {
      last.remove();
    }
    if (chunk.length() > CHUNK) {
      digest();
    }
  }

  /** Of every event so far. */
  String digest() {
    digest = Digest.id((digest + chunk).getBytes(StandardCharsets.UTF_8));
    chunk.setLength(0);
    return digest;
  }

  int events() {
    return events;
  }

  List<String> last() {
    return List.copyOf(last);
  }
}
