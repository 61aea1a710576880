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

/** Infers vectors as the stream does, each fragment once; on the CPU bit by bit the same. */
public final class VectorSource {

  private static final int IN_FLIGHT = 256;

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
   * @throws IllegalStateException naming the fragment that the model cannot embed
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
    try {
      byte[] vector = asked.vector().join();
      EmbeddedFragment embedded = new EmbeddedFragment(fragment, vector, embedder.model());
      known.put(fragment.id(), embedded.withoutText());
      if (kept != null) {
        kept.put(fragment.id(), vector);
      }
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "Model " + embedder.model() + " cannot embed " + fragment + ": " + e.getCause(), e);
    }
  }
}
