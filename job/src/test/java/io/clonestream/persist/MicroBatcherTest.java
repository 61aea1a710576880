package io.clonestream.persist;

import static io.clonestream.persist.Graphs.cloneClass;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.feed.Request;
import io.clonestream.follow.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {

  private static final Duration REST = Duration.ofSeconds(5);
  private static final Duration WAIT = Duration.ofMillis(100);
  private static final Duration MOMENT = Duration.ofNanos(1);

  private final ManualSchedule time = new ManualSchedule();
  private final List<Integer> sizes = new ArrayList<>();

  @Test
  void aFullBatchGoesAtOnce() {
    MicroBatcher batcher = batcher(3);
    List<CompletableFuture<List<RejectedRow>>> rows = add(batcher, 3);
    time.pass(Duration.ZERO);

    assertThat(sizes).containsExactly(3);
    assertThat(rows).allMatch(CompletableFuture::isDone);
    assertThat(batcher.inFlight()).isZero();
  }

  @Test
  void noBatchIsLargerThanItsSizeAndTheRestWaits() {
    MicroBatcher batcher = batcher(3);
    add(batcher, 8);
    time.pass(Duration.ZERO);

    assertThat(sizes).containsExactly(3, 3);
    assertThat(batcher.inFlight()).isEqualTo(2);
  }

  @Test
  void aHalfFilledBatchGoesAMomentAfterItsFirstRow() {
    MicroBatcher batcher = batcher(1000);
    add(batcher, 1);
    time.pass(WAIT.minus(MOMENT));
    add(batcher, 1);
    assertThat(sizes).isEmpty();

    time.pass(MOMENT);
    assertThat(sizes).containsExactly(2);
  }

  @Test
  void theWriterRestsBetweenBatchesHoweverLongTheyTake() {
    Duration took = Duration.ofMillis(40);
    MicroBatcher batcher = batcherThatTakes(took);
    add(batcher, 1);
    time.pass(WAIT);
    assertThat(time.now()).isEqualTo(WAIT.plus(took));

    add(batcher, 1);
    time.pass(REST.minus(MOMENT));
    assertThat(sizes).containsExactly(1);

    add(batcher, 1);
    time.pass(MOMENT);
    assertThat(sizes).containsExactly(1, 2);
  }

  @Test
  void aWriterThatHasRestedWaitsAMomentOnly() {
    MicroBatcher batcher = batcherThatTakes(Duration.ofMillis(40));
    add(batcher, 1);
    time.pass(WAIT);
    time.pass(REST);

    add(batcher, 1);
    time.pass(WAIT.minus(MOMENT));
    assertThat(sizes).containsExactly(1);

    time.pass(MOMENT);
    assertThat(sizes).containsExactly(1, 1);
  }

  @Test
  void aFullBatchDoesNotWaitForTheWriterToRest() {
    MicroBatcher batcher = batcherThatTakes(REST);
    add(batcher, 1);
    time.pass(WAIT);
    add(batcher, 1000);
    time.pass(Duration.ZERO);

    assertThat(sizes).containsExactly(1, 1000);
  }

  @Test
  void aRefusedRowIsHandedToWhoeverGaveIt() {
    MicroBatcher batcher = batcher(2, rows -> List.of(new RejectedRow(rows.get(1), "because")));
    List<CompletableFuture<List<RejectedRow>>> rows = add(batcher, 2);
    time.pass(Duration.ZERO);

    assertThat(rows.get(0).join()).isEmpty();
    assertThat(rows.get(1).join()).extracting(RejectedRow::reason).containsExactly("because");
  }

  /** A row and an answer of one key are joined to a third, which is neither. */
  @Test
  void aRefusedRowThatWasJoinedOfTwoIsHandedOutOnce() {
    GraphRow row = cloneClass(new Stamp(1, 2), "f", "form", 1);
    GraphRow lower = cloneClass(new Stamp(1, 1), "f", "form", 1);
    GraphRow answer = new GraphRow.AskedRow(lower, Request.of(Request.Kind.CLASS, "f", 0, 0));
    GraphRow joined = GraphRow.higher(row, answer);
    MicroBatcher batcher = batcher(2, rows -> List.of(new RejectedRow(joined, "because")));
    List<CompletableFuture<List<RejectedRow>>> told = add(batcher, List.of(row, answer));
    time.pass(Duration.ZERO);

    assertThat(told.stream().flatMap(one -> one.join().stream()))
        .extracting(RejectedRow::row)
        .containsExactly(joined);
  }

  @Test
  void afterAFailureNoRowIsAcceptedAnyMore() {
    MicroBatcher batcher =
        batcher(
            2,
            rows -> {
              throw new FencedException("fenced");
            });
    List<CompletableFuture<List<RejectedRow>>> rows = add(batcher, 3);
    time.pass(Duration.ZERO);

    assertThat(rows).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(add(batcher, 1)).allMatch(CompletableFuture::isCompletedExceptionally);
  }

  @Test
  void onARealThreadRowsGoWithoutAnotherPush() throws Exception {
    CountDownLatch written = new CountDownLatch(3);
    try (MicroBatcher batcher =
        new MicroBatcher(
            2,
            Duration.ofMillis(1),
            REST,
            new BatchThread("test"),
            rows -> {
              rows.forEach(row -> written.countDown());
              return List.of();
            })) {
      add(batcher, 3);
      written.await();
    }
  }

  /** Nobody else hears what the thread throws: the rows would wait for it for ever. */
  @Test
  void whatIsThrownBetweenBatchesFailsAllThatWait() {
    MicroBatcher batcher = batcher(1000);
    List<CompletableFuture<List<RejectedRow>>> rows = add(batcher, 2);
    time.broken = new OutOfMemoryError("no memory left");
    time.pass(WAIT);

    assertThat(rows).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(add(batcher, 1)).allMatch(CompletableFuture::isCompletedExceptionally);
  }

  private MicroBatcher batcher(int size) {
    return batcher(
        size,
        rows -> {
          sizes.add(rows.size());
          return List.of();
        });
  }

  private MicroBatcher batcherThatTakes(Duration duration) {
    return batcher(
        1000,
        rows -> {
          sizes.add(rows.size());
          time.now = time.now + duration.toNanos();
          return List.of();
        });
  }

  private MicroBatcher batcher(int size, MicroBatcher.BatchWriter writer) {
    return new MicroBatcher(size, WAIT, REST, time, writer);
  }

  private static List<CompletableFuture<List<RejectedRow>>> add(MicroBatcher batcher, int count) {
    return add(
        batcher,
        IntStream.range(0, count)
            .mapToObj(number -> cloneClass(new Stamp(1, 1), "f" + number, "form", 1))
            .toList());
  }

  private static List<CompletableFuture<List<RejectedRow>>> add(
      MicroBatcher batcher, List<? extends GraphRow> rows) {
    List<CompletableFuture<List<RejectedRow>>> results = new ArrayList<>();
    for (GraphRow row : rows) {
      CompletableFuture<List<RejectedRow>> result = new CompletableFuture<>();
      results.add(result);
      batcher.add(
          row,
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
    }
    return results;
  }

  /** Time that passes when it is told to. */
  private static final class ManualSchedule implements MicroBatcher.Schedule {

    private record Task(long at, long number, Runnable work) {}

    private final PriorityQueue<Task> tasks =
        new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private long now;
    private long number;

    /** Thrown once. */
    private @Nullable Error broken;

    @Override
    public long nanoTime() {
      Error thrown = broken;
      broken = null;
      if (thrown != null) {
        throw thrown;
      }
      return now;
    }

    Duration now() {
      return Duration.ofNanos(now);
    }

    @Override
    public void after(long nanos, Runnable task) {
      tasks.add(new Task(now + nanos, number++, task));
    }

    void pass(Duration duration) {
      long end = now + duration.toNanos();
      for (Task next = tasks.peek(); next != null && next.at() <= end; next = tasks.peek()) {
        tasks.remove();
        now = Math.max(now, next.at());
        next.work().run();
      }
      now = Math.max(now, end);
    }

    @Override
    public void close() {}
  }
}
