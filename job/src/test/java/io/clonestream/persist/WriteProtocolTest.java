package io.clonestream.persist;

import static io.clonestream.persist.Graphs.cloneClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.follow.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.TransientException;

class WriteProtocolTest {

  private final TestGraph.CountedEvents events = new TestGraph.CountedEvents();
  private final List<List<GraphRow>> transactions = new ArrayList<>();
  private long now;

  @Test
  void ofTheRowsOfOneKeyOnlyTheHighestIsWritten() {
    GraphRow higher = cloneClass(new Stamp(1, 2), "f", "form", 1);
    GraphRow lower = cloneClass(new Stamp(1, 1), "f", "form", 1);
    GraphRow other = cloneClass(new Stamp(1, 1), "g", "form", 1);

    protocol(false)
        .write(List.of(higher, other, lower), rows -> transactions.add(List.copyOf(rows)));

    assertThat(transactions).containsExactly(List.of(higher, other));
  }

  @Test
  void aTransactionOfWhichNobodyKnowsWhetherItWasCommittedIsWrittenAgain() {
    GraphRow row = cloneClass(new Stamp(1, 1), "f", "form", 1);

    protocol(false)
        .write(
            List.of(row),
            rows -> {
              transactions.add(List.copyOf(rows));
              if (transactions.size() < 3) {
                throw new ServiceUnavailableException("no answer");
              }
            });

    assertThat(transactions).containsExactly(List.of(row), List.of(row), List.of(row));
    assertThat(events.retries).isEqualTo(2);
  }

  @Test
  void whenTheTimeAllowedIsOverTheFailureIsThrown() {
    GraphRow row = cloneClass(new Stamp(1, 1), "f", "form", 1);

    assertThatThrownBy(
            () ->
                protocol(false)
                    .write(
                        List.of(row),
                        rows -> {
                          throw new ServiceUnavailableException("away");
                        }))
        .hasMessage("away");
    assertThat(now).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void whatCannotBeWrittenIsFoundByHalvingAndTheRestIsWritten() {
    List<GraphRow> rows = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rows.add(cloneClass(new Stamp(1, 1), "f" + i, "form", 1));
    }
    List<GraphRow> written = new ArrayList<>();

    List<RejectedRow> rejected =
        protocol(false)
            .write(
                rows,
                batch -> {
                  if (batch.contains(rows.get(4))) {
                    throw new IllegalArgumentException("poison");
                  }
                  written.addAll(batch);
                });

    assertThat(rejected).containsExactly(new RejectedRow(rows.get(4), "poison"));
    assertThat(written).hasSize(8).doesNotContain(rows.get(4));
  }

  /** Somebody's query may have taken it: no reason to give up a row. */
  @Test
  void memoryThatIsShortIsWaitedForWhereNothingIsLeftToHalve() {
    List<GraphRow> rows = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      rows.add(cloneClass(new Stamp(1, 1), "f" + i, "form", 1));
    }

    List<RejectedRow> rejected =
        protocol(false)
            .write(
                rows,
                batch -> {
                  transactions.add(List.copyOf(batch));
                  if (transactions.size() < 4) {
                    throw new TransientException(
                        "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "full");
                  }
                });

    assertThat(rejected).isEmpty();
    assertThat(transactions)
        .containsExactly(
            rows, rows.subList(0, 1), rows.subList(0, 1), rows.subList(0, 1), rows.subList(1, 2));
  }

  /** Or a batch of a thousand rows would take a thousand times as long. */
  @Test
  void aServerThatStaysShortOfMemoryIsWaitedForOnceABatch() {
    List<GraphRow> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      rows.add(cloneClass(new Stamp(1, 1), "f" + i, "form", 1));
    }

    List<RejectedRow> rejected =
        protocol(false)
            .write(
                rows,
                batch -> {
                  throw new TransientException(
                      "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "full");
                });

    assertThat(rejected).hasSize(8);
    assertThat(now).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void theTimeAllowedBeginsAnewWithWhateverIsWritten() {
    List<GraphRow> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      rows.add(cloneClass(new Stamp(1, 1), "f" + i, "form", 1));
    }
    List<GraphRow> written = new ArrayList<>();

    List<RejectedRow> rejected =
        protocol(false)
            .write(
                rows,
                batch -> {
                  if (batch.size() > 1 || now < written.size() * 6_000_000_000L) {
                    throw new TransientException(
                        "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "full");
                  }
                  written.addAll(batch);
                });

    assertThat(rejected).isEmpty();
    assertThat(written).isEqualTo(rows);
    assertThat(now).isGreaterThan(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void aStrictWriterRefusesTheWholeBatch() {
    List<GraphRow> rows =
        List.of(
            cloneClass(new Stamp(1, 1), "f", "form", 1),
            cloneClass(new Stamp(1, 1), "g", "form", 1));

    List<RejectedRow> rejected =
        protocol(true)
            .write(
                rows,
                batch -> {
                  throw new IllegalArgumentException("poison");
                });

    assertThat(rejected).extracting(RejectedRow::row).containsExactlyElementsOf(rows);
  }

  private WriteProtocol protocol(boolean strict) {
    return new WriteProtocol(
        new Backoff(Duration.ofSeconds(10), () -> now, 1),
        (nanos, failure) -> now += nanos,
        events,
        strict);
  }
}
