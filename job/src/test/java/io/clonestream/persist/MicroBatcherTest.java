package io.clonestream.persist;

import static io.clonestream.persist.Graphs.cloneClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.follow.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {

  private static final Duration NEVER = Duration.ofDays(1);

  private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aFullBatchGoesWithoutWaiting() throws InterruptedException {
    try (MicroBatcher batcher = batcher(2, NEVER)) {
      CompletableFuture<List<RejectedRow>> first = add(batcher, 1);
      CompletableFuture<List<RejectedRow>> second = add(batcher, 2);

      assertThat(first.join()).isEmpty();
      assertThat(second.join()).isEmpty();
    }
    assertThat(sizes).containsExactly(2);
  }

  @Test
  void aHalfFilledBatchGoesWhenItsFirstRowIsOldEnough() throws InterruptedException {
    try (MicroBatcher batcher = batcher(1000, Duration.ofMillis(1))) {
      assertThat(add(batcher, 1).join()).isEmpty();
      assertThat(add(batcher, 2).join()).isEmpty();
    }
    assertThat(sizes).containsExactly(1, 1);
  }

  @Test
  void aRefusedRowIsHandedToWhoeverGaveIt() throws InterruptedException {
    try (MicroBatcher batcher =
        new MicroBatcher(
            2, NEVER, "test", rows -> List.of(new RejectedRow(rows.get(1), "because")))) {
      CompletableFuture<List<RejectedRow>> first = add(batcher, 1);
      CompletableFuture<List<RejectedRow>> second = add(batcher, 2);

      assertThat(first.join()).isEmpty();
      assertThat(second.join()).extracting(RejectedRow::reason).containsExactly("because");
    }
  }

  @Test
  void afterAFailureNoRowIsAcceptedAnyMore() throws InterruptedException {
    try (MicroBatcher batcher =
        new MicroBatcher(
            1,
            NEVER,
            "test",
            rows -> {
              throw new FencedException("fenced");
            })) {
      CompletableFuture<List<RejectedRow>> first = add(batcher, 1);

      assertThatThrownBy(first::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(FencedException.class);
      assertThat(add(batcher, 2)).isCompletedExceptionally();
    }
  }

  private MicroBatcher batcher(int size, Duration age) {
    return new MicroBatcher(
        size,
        age,
        "test",
        rows -> {
          sizes.add(rows.size());
          return List.of();
        });
  }

  private static CompletableFuture<List<RejectedRow>> add(MicroBatcher batcher, int number) {
    CompletableFuture<List<RejectedRow>> result = new CompletableFuture<>();
    batcher.add(
        cloneClass(new Stamp(1, 1), "f" + number, "form", 1),
        new MicroBatcher.Outcome() {
          @Override
          public void written(List<RejectedRow> rejected) {
            result.complete(rejected);
          }

          @Override
          public void failed(Throwable failure) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }
}
