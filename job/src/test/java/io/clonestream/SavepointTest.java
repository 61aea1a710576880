package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.Bytes;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RawRecordCodec;
import io.clonestream.feed.Request;
import io.clonestream.feed.StatedRelations;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.persist.GraphRow;
import io.clonestream.verify.ExpectedGraph;
import io.clonestream.verify.Remedy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise 5: savepoints restore. One that the whole job took after two thirds of a history lies in
 * the test resources, with the records of that history, and is restored at several parallelisms; no
 * state of it may be left over. Its owners then say what they hold, to an empty graph, and the rest
 * of the history goes on from there.
 */
class SavepointTest {

  private static final Path GOLDEN = Path.of("src/test/resources/savepoint/1");
  private static final String RECORDS = "records.bin";

  /** Of the codec that wrote them. */
  private static final int RECORDS_VERSION = 1;

  private static final int TAKEN_AT = 2;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void theSavepointOfThisVersionIsRestoredWithEveryKeyItHolds(int parallelism) throws Exception {
    List<RawRecord> changes = golden();
    List<RawRecord> before = changes.subList(0, taken(changes));
    SortedMap<String, GraphRow> held = owned(expected(before, changes));
    List<Request> requests =
        Remedy.of(held.keySet(), Map.of(), Map.of(), Remedy.records(held.values()));

    try (PausingJob job = new PausingJob("restored " + parallelism, parallelism, GOLDEN)) {
      job.start(changes, stated(changes), requests);
      job.releaseRequests();
      job.await(graph -> owned(graph).equals(held));
      assertThat(job.asked()).containsAll(requests.stream().map(Request::key).toList());

      job.releaseChanges(changes.size() - before.size());
      SortedMap<String, GraphRow> all = owned(expected(changes, changes));
      job.await(graph -> owned(graph).equals(all));
      assertThat(all).isNotEqualTo(held);
    }
  }

  /** Takes it anew: once for every version that is released, into a directory of its own. */
  @Test
  @EnabledIfSystemProperty(named = "savepoint.write", matches = "true")
  void takeSavepoint() throws Exception {
    List<RawRecord> changes = SmallHistory.changes();
    changes.sort(Comparator.comparingLong(RawRecord::timestamp));
    List<RawRecord> before = changes.subList(0, taken(changes));
    SortedMap<String, GraphRow> expected = owned(expected(before, changes));
    Path target = Files.createTempDirectory("savepoint");
    try (PausingJob job = new PausingJob("taken", TAKEN_AT, null)) {
      job.start(changes, stated(changes), List.of());
      job.releaseChanges(before.size());
      job.await(graph -> owned(graph).equals(expected));
      job.stopWithSavepoint(target, SavepointFormatType.CANONICAL);
    }
    Files.createDirectories(GOLDEN);
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, GOLDEN.resolve(file.getFileName()));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Bytes.writeList(changes, new DataOutputStream(bytes), new RawRecordCodec()::write);
    Files.write(GOLDEN.resolve(RECORDS), bytes.toByteArray());
  }

  private static List<RawRecord> golden() throws IOException {
    byte[] bytes = Files.readAllBytes(GOLDEN.resolve(RECORDS));
    return Bytes.readList(
        new DataInputStream(new ByteArrayInputStream(bytes)),
        in -> new RawRecordCodec().read(in, RECORDS_VERSION));
  }

  /** So many of the changes were read before. */
  private static int taken(List<RawRecord> changes) {
    return changes.size() * 2 / 3;
  }

  private static List<RawRecord> stated(List<RawRecord> changes) {
    return SmallHistory.stated(changes).stream().map(StatedRelations::record).toList();
  }

  /** The rows that some operator owns. */
  private static SortedMap<String, GraphRow> owned(SortedMap<String, GraphRow> rows) {
    SortedMap<String, GraphRow> owned = new TreeMap<>(rows);
    owned.keySet().removeIf(key -> key.startsWith("commit ") || key.startsWith("tag "));
    return owned;
  }

  private static SortedMap<String, GraphRow> expected(
      List<RawRecord> read, List<RawRecord> changes) {
    ExpectedGraph oracle = new ExpectedGraph();
    for (RawRecord record : read) {
      oracle.add(Fingerprint.of(EventDecoder.symbolChanges().decode(record.value())));
    }
    SmallHistory.stated(changes).forEach(oracle::add);
    SortedMap<String, GraphRow> expected = new TreeMap<>();
    TestOracle.rows(oracle).forEach(row -> expected.put(row.key(), row));
    return expected;
  }
}
