package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class InferencePoolTest {

  private static final EngineChoice HASHING = choice(HashingEmbedder.NAME);
  private static final Resilience RESILIENCE = InferOptions.resilience(new Configuration());

  private final InferencePool pool = new InferencePool();

  @Test
  void allWhoWantTheSameShareOneThatEndsWithTheLast() throws Exception {
    InferencePool.Lease first = pool.acquire(HASHING, RESILIENCE);
    InferencePool.Lease second = pool.acquire(choice(HashingEmbedder.NAME), RESILIENCE);
    Inference shared = first.inference();
    assertThat(second.inference()).isSameAs(shared);

    first.close();
    first.close();
    assertThat(shared.infer("still open").join()).isInstanceOf(Outcome.Embedded.class);
    second.close();
    assertThat(shared.infer("closed")).isCancelled();
    assertThat(pool.size()).isZero();
  }

  @Test
  void aModelThatCannotBeOpenedLeavesNothingBehind() {
    assertThatThrownBy(() -> pool.acquire(choice("resource:absent"), RESILIENCE))
        .isInstanceOf(ModelException.class);
    assertThat(pool.size()).isZero();
  }

  private static EngineChoice choice(String model) {
    return new EngineChoice(model, 0, DeviceChoice.AUTO, 1, Batching.SINGLE);
  }
}
