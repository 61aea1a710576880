package io.clonestream.infer;

import java.util.HashMap;
import java.util.Map;

/**
 * The inferences that are open, each shared by all who want the same: the subtasks of a TaskManager
 * use one engine, which ends with the last of them.
 */
final class InferencePool {

  /** The pool of this JVM, or rather of this class loader. */
  static final InferencePool SHARED = new InferencePool();

  private record Key(EngineChoice choice, Resilience resilience) {}

  private static final class Entry {
    private final Inference inference;
    private int leases;

    Entry(Inference inference) {
      this.inference = inference;
    }
  }

  /** The right to use an inference until it is closed. */
  final class Lease implements AutoCloseable {

    private final Key key;
    private final Inference inference;
    private boolean returned;

    private Lease(Key key, Inference inference) {
      this.key = key;
      this.inference = inference;
    }

    Inference inference() {
      return inference;
    }

    @Override
    public void close() {
      synchronized (InferencePool.this) {
        if (!returned) {
          returned = true;
          release(key);
        }
      }
    }
  }

  private final Map<Key, Entry> open = new HashMap<>();

  /**
   * The inference of this choice, opened when nobody has it open.
   *
   * @throws ModelException when the model cannot be used
   */
  synchronized Lease acquire(EngineChoice choice, Resilience resilience) {
    Key key = new Key(choice, resilience);
    Entry entry =
        open.computeIfAbsent(
            key,
            absent ->
                new Entry(
                    new Inference(choice.open(), resilience, new ThreadTimer(), System::nanoTime)));
    entry.leases++;
    return new Lease(key, entry.inference);
  }

  synchronized int size() {
    return open.size();
  }

  private synchronized void release(Key key) {
    Entry entry = open.get(key);
    if (entry != null && --entry.leases == 0) {
      open.remove(key);
      entry.inference.close();
    }
  }
}
