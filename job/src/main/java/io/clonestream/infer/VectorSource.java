package io.clonestream.infer;

import io.clonestream.fingerprint.Fragment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Infers vectors as the stream does, each fragment once; on the CPU bit by bit the same. What the
 * model cannot embed has none, and is compared by its words as there.
 */
public final class VectorSource {

  private static final int IN_FLIGHT = 256;

  /** As the stream makes by default. */
  private static final int ATTEMPTS = InferOptions.ATTEMPTS.defaultValue();

  private record Asked(Fragment fragment, CompletableFuture<byte[]> vector) {}

  private final TextEmbedder embedder;
  private final @Nullable VectorFile kept;
  private final Map<String, EmbeddedFragment> known = new HashMap<>();

  public VectorSource(TextEmbedder embedder) {
    this(embedder, null);
  }

  /**
   * With vectors that were inferred before.
   *
   * @param kept of the embedder's model; takes what is inferred
   */
  public VectorSource(TextEmbedder embedder, @Nullable VectorFile kept) {
    this.embedder = embedder;
    this.kept = kept;
  }

  /** Id of the model. */
  public String model() {
    return embedder.model();
  }

  /**
   * The fragments with their vectors, in their order.
   *
   * @param progress hears how many were inferred
   * @throws IllegalStateException naming the fragment at which the model failed as no model may
   */
  public List<EmbeddedFragment> of(Collection<Fragment> fragments, IntConsumer progress) {
    if (embedder.dimension() == 0) {
      return fragments.stream().map(one -> EmbeddedFragment.lexical(one).withoutText()).toList();
    }
    Deque<Asked> asked = new ArrayDeque<>();
    int inferred = 0;
    for (Fragment fragment : fragments) {
      byte[] vector = kept == null ? null : kept.get(fragment.id());
      if (vector != null) {
        known.computeIfAbsent(
            fragment.id(),
            id -> new EmbeddedFragment(fragment, vector, embedder.model()).withoutText());
      } else if (!known.containsKey(fragment.id())) {
        asked.add(new Asked(fragment, embedder.embed(fragment.text())));
        if (asked.size() == IN_FLIGHT) {
          keep(asked.remove());
          progress.accept(++inferred);
        }
      }
    }
    while (!asked.isEmpty()) {
      keep(asked.remove());
      progress.accept(++inferred);
    }
    List<EmbeddedFragment> embedded = new ArrayList<>();
    fragments.forEach(fragment -> embedded.add(known.get(fragment.id())));
    return embedded;
  }

  private void keep(Asked asked) {
    Fragment fragment = asked.fragment();
    byte[] vector = vector(asked);
    known.put(
        fragment.id(),
        (vector == null
                ? EmbeddedFragment.lexical(fragment)
                : new EmbeddedFragment(fragment, vector, embedder.model()))
            .withoutText());
    if (vector != null && kept != null) {
      kept.put(fragment.id(), vector);
    }
  }

  /** Null where the model has none, or fails at every attempt. */
  private byte @Nullable [] vector(Asked asked) {
    CompletableFuture<byte[]> answer = asked.vector();
    for (int attempt = 1; ; attempt++) {
      try {
        return answer.join();
      } catch (CompletionException e) {
        boolean mayPass = e.getCause() instanceof InferenceException;
        if (!mayPass && !(e.getCause() instanceof NoVectorException)) {
          throw new IllegalStateException(
              "Model "
                  + embedder.model()
                  + " cannot embed "
                  + asked.fragment()
                  + ": "
                  + e.getCause(),
              e);
        }
        if (!mayPass || attempt == ATTEMPTS) {
          return null;
        }
        answer = embedder.embed(asked.fragment().text());
      }
    }
  }
}
