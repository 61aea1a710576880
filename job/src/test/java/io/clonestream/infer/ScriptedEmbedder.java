package io.clonestream.infer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An embedder that fails as told before it answers like {@link HashingEmbedder}. */
final class ScriptedEmbedder extends HashedAnswers {

  private final Deque<CompletableFuture<byte[]>> script = new ArrayDeque<>();
  final List<String> asked = new ArrayList<>();

  ScriptedEmbedder failing(int times) {
    for (int i = 0; i < times; i++) {
      script.add(CompletableFuture.failedFuture(new InferenceException("no memory left")));
    }
    return this;
  }

  ScriptedEmbedder then(CompletableFuture<byte[]> answer) {
    script.add(answer);
    return this;
  }

  @Override
  public CompletableFuture<byte[]> embed(String text) {
    asked.add(text);
    CompletableFuture<byte[]> scripted = script.poll();
    return scripted == null ? super.embed(text) : scripted;
  }
}
