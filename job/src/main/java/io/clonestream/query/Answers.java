package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers to questions, kept for as long as the graph does not move: one look at the server's last
 * transaction before each. Bounded, least recently asked first.
 */
public final class Answers {

  private static final int MOST = 256;

  private final GraphReader reader;
  private final Map<Object, Object> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
          return size() > MOST;
        }
      };

  private String mark = "";
  private long hits;
  private long misses;

  public Answers(GraphReader reader) {
    this.reader = reader;
  }

  /**
   * Asks a saved question.
   *
   * @param said what it is asked with: texts by parameter
   * @throws IllegalArgumentException naming a text that does not fit
   */
  public GraphTable ask(Question question, String tenant, Map<Parameter, List<String>> said) {
    return keep(
        new Asked(question.name(), tenant, Map.copyOf(said)),
        () -> reader.table(question.statement(), new Arguments(reader, tenant).of(question, said)));
  }

  /** The view "families". */
  public List<Family> families(Scope scope, int minRepositories, int limit) {
    return keep(
        new AskedFamilies(scope, minRepositories, limit),
        () -> new Families(reader).find(scope, minRepositories, limit));
  }

  private record Asked(String question, String tenant, Map<Parameter, List<String>> said) {}

  private record AskedFamilies(Scope scope, int minRepositories, int limit) {}

  /** The mark is taken first: an answer that a write overtook is dropped with the next look. */
  @SuppressWarnings("unchecked") // what is kept under a key was computed for that key
  private synchronized <T> T keep(Object key, Supplier<T> computed) {
    String now = reader.mark();
    if (!now.equals(mark)) {
      kept.clear();
      mark = now;
    }
    Object known = kept.get(key);
    if (known != null) {
      hits++;
      return (T) known;
    }
    misses++;
    T answer = computed.get();
    kept.put(key, answer);
    return answer;
  }

  /** Answers that were there. */
  public synchronized long hits() {
    return hits;
  }

  /** Answers that the graph had to give. */
  public synchronized long misses() {
    return misses;
  }
}
