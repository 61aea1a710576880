package io.clonestream.persist;

import static io.clonestream.persist.Graphs.cloneClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.follow.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.ClientException;
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
            rows, rows.subList(0, 1), rows.subList(1, 2), rows.subList(0, 1), rows.subList(1, 2));
  }

  /** Or a batch of a thousand rows would take a thousand times as long, and end in the letters. */
  @Test
  void aServerThatStaysShortOfMemoryFailsOnceABatch() {
    List<GraphRow> rows = rows(8);

    assertThatThrownBy(() -> protocol(false).write(rows, batch -> starve()))
        .isInstanceOf(TransientException.class);
    assertThat(now).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void aRowThatIsTooMuchForTheServerIsRefusedAndKeepsNoOtherWaiting() {
    List<GraphRow> rows = rows(4);
    List<GraphRow> written = new ArrayList<>();

    List<RejectedRow> rejected =
        protocol(false)
            .write(
                rows,
                batch -> {
                  if (batch.contains(rows.get(1))) {
                    starve();
                  }
                  assertThat(now).isZero();
                  written.addAll(batch);
                });

    assertThat(rejected).extracting(RejectedRow::row).containsExactly(rows.get(1));
    assertThat(written).containsExactly(rows.get(0), rows.get(2), rows.get(3));
  }

  @Test
  void theTimeAllowedBeginsAnewWithWhateverIsWritten() {
    List<GraphRow> rows = rows(4);
    List<GraphRow> written = new ArrayList<>();

    List<RejectedRow> rejected =
        protocol(false)
            .write(
                rows,
                batch -> {
                  if (batch.size() > 1 || now < (written.size() + 1) * 6_000_000_000L) {
                    starve();
                  }
                  written.addAll(batch);
                });

    assertThat(rejected).isEmpty();
    assertThat(written).hasSameElementsAs(rows);
    assertThat(now).isGreaterThan(Duration.ofSeconds(20).toNanos());
  }

  @Test
  void aTransactionThatTakesTooLongIsHalvedAndARowAloneIsNoLetter() {
    List<GraphRow> rows = rows(4);
    List<GraphRow> written = new ArrayList<>();

    protocol(false)
        .write(
            rows,
            batch -> {
              if (batch.size() > 2) {
                takeTooLong();
              }
              written.addAll(batch);
            });

    assertThat(written).isEqualTo(rows);
    assertThatThrownBy(() -> protocol(false).write(rows.subList(0, 1), batch -> takeTooLong()))
        .isInstanceOf(ClientException.class);
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

  private static List<GraphRow> rows(int number) {
    List<GraphRow> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rows.add(cloneClass(new Stamp(1, 1), "f" + i, "form", 1));
    }
    return rows;
  }

  private static void starve() {
    throw new TransientException("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "full");
  }

  private static void takeTooLong() {
    throw new ClientException("Neo.ClientError.Transaction.TransactionTimedOut", "too long");
  }

  private WriteProtocol protocol(boolean strict) {
    return new WriteProtocol(
        new Backoff(Duration.ofSeconds(10), () -> now, 1),
        (nanos, failure) -> now += nanos,
        events,
        strict);
  }
}
