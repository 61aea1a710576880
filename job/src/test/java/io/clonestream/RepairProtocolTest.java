package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.ProtocolTest.Recorded;
import io.clonestream.feed.Request;
import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.StoredKey;
import io.clonestream.verify.Remedy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Somebody alters, deletes and plants rows while the job runs; the owners of the keys that differ
 * are asked. Whatever the order of requests and later facts, and whatever crashes come between, the
 * graph is the one that the oracle computes.
 */
class RepairProtocolTest {

  @Property
  void ownersThatAreAskedRestoreTheGraph(
      @ForAll("histories") List<ProtocolTest.Step> history,
      @ForAll("sayings") List<ProtocolTest.Saying> sayings,
      @ForAll("calibratings") List<ProtocolTest.Calibrating> calibratings,
      @ForAll long chance)
      throws Exception {
    Recorded recorded = ProtocolTest.recorded(history, sayings, calibratings);
    SortedMap<String, GraphRow> all = ProtocolTest.expected(recorded);
    Random random = new Random(chance);
    GraphInMemory graph = new GraphInMemory("repair");
    List<Object> arriving = ProtocolTest.disturbed(recorded, random);
    List<Object> before = arriving.subList(0, random.nextInt(arriving.size() + 1));

    try (var job = new SimulatedJob(before, random, graph::write)) {
      job.run(random.nextInt(3));
      RowDamage damage = new RowDamage(graph.stored(), all, random);
      for (int i = random.nextInt(8); i >= 0; i--) {
        damage.next();
      }
      List<Object> coming = new ArrayList<>(arriving.subList(before.size(), arriving.size()));
      for (Request request : requests(graph.stored(), ProtocolTest.expected(Recorded.of(before)))) {
        coming.add(random.nextInt(coming.size() + 1), request);
      }
      for (Request request : needless(all, random)) {
        coming.add(random.nextInt(coming.size() + 1), request);
      }
      job.add(coming);
      job.run(random.nextInt(4));
    }

    assertThat(ProtocolTest.differences(graph.contents(), all)).isEmpty();
  }

  @Provide
  Arbitrary<List<ProtocolTest.Step>> histories() {
    return new ProtocolTest().histories();
  }

  @Provide
  Arbitrary<List<ProtocolTest.Saying>> sayings() {
    return new ProtocolTest().sayings();
  }

  @Provide
  Arbitrary<List<ProtocolTest.Calibrating>> calibratings() {
    return new ProtocolTest().calibratings();
  }

  /** For every key that differs, as the command asks. */
  private static List<Request> requests(
      Map<String, GraphRow> stored, SortedMap<String, GraphRow> expected) {
    TreeSet<String> keys = new TreeSet<>(stored.keySet());
    keys.addAll(expected.keySet());
    keys.removeIf(
        key -> {
          GraphRow there = stored.get(key);
          GraphRow bare = there == null ? null : there.withStamp(Stamp.NONE);
          return Objects.equals(bare, expected.get(key));
        });
    return requests(keys, stored, expected);
  }

  private static List<Request> requests(
      Collection<String> keys, Map<String, GraphRow> stored, Map<String, GraphRow> expected) {
    Map<String, StoredKey> there = new TreeMap<>();
    stored.forEach((key, row) -> there.put(key, new StoredKey(row.stamp(), List.of())));
    return Remedy.of(keys, Map.of(), there, Remedy.records(expected.values()));
  }

  /** For keys that are right, or not known yet, or never will be. */
  private static List<Request> needless(SortedMap<String, GraphRow> all, Random random) {
    List<String> keys = new ArrayList<>(all.keySet());
    keys.addAll(
        List.of(
            "symbol ghost",
            "class ghost",
            "class " + "0".repeat(32),
            "pair a|b",
            "relation ghost"));
    List<String> asked = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      asked.add(keys.get(random.nextInt(keys.size())));
    }
    return requests(asked, Map.of(), all);
  }
}
