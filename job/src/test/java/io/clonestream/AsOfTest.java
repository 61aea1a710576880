package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RecordedSteps;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.TestGraph;
import io.clonestream.query.Noise;
import io.clonestream.query.PairView;
import io.clonestream.query.Pairs;
import io.clonestream.query.Scope;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.verify.ExpectedGraph;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Promise 2: the graph as of an instant is what a fresh run on what existed then would make. */
class AsOfTest {

  private static final TestGraph GRAPH = TestGraph.shared();

  @Test
  void asOfEveryCommitThePairsAreThoseOfAFreshRunUpToIt() {
    List<SymbolFact> recorded = recorded();
    SortedMap<Long, List<String>> asOf = new TreeMap<>();
    write(recorded);
    for (SymbolFact fact : recorded) {
      asOf.computeIfAbsent(fact.validTime(), AsOfTest::pairs);
      asOf.computeIfAbsent(fact.validTime() - 1, AsOfTest::pairs);
    }

    for (Map.Entry<Long, List<String>> then : asOf.entrySet()) {
      write(recorded.stream().filter(fact -> fact.validTime() <= then.getKey()).toList());
      assertThat(pairs(Scope.NOW)).as("at " + then.getKey()).isEqualTo(then.getValue());
    }

    assertThat(asOf.values().stream().distinct().count()).as("different answers").isGreaterThan(8);
  }

  private static List<String> pairs(long at) {
    List<String> pairs = new ArrayList<>();
    try (GraphReader reader = GRAPH.reader()) {
      new Pairs(reader)
          .forEach(
              new Scope("default", List.of(), List.of(), 0, 0, EnumSet.allOf(Noise.class), at),
              PairView.edges(),
              pair ->
                  pairs.add(
                      String.join(
                          " ",
                          pair.a().id(),
                          pair.b().id(),
                          String.valueOf(pair.cloneType()),
                          String.valueOf(pair.confidence()),
                          String.valueOf(pair.since()))),
              silenced -> {});
    }
    return pairs;
  }

  private static void write(List<SymbolFact> facts) {
    ExpectedGraph oracle = new ExpectedGraph();
    facts.forEach(oracle::add);
    GRAPH.clear();
    GRAPH.write(TestOracle.rows(oracle));
  }

  /** Two repositories with copies, edits, renames, removals, and code that comes back. */
  private static List<SymbolFact> recorded() {
    RecordedSteps shop = new RecordedSteps("shop");
    RecordedSteps bill = new RecordedSteps("bill");
    Map<String, String> shopTree = new TreeMap<>();
    Map<String, String> billTree = new TreeMap<>();
    for (int step = 0; step < 7; step++) {
      shopTree.put("A" + step % 4 + ".java", Sources.prices(step));
      billTree.put("B" + step % 3 + ".java", Sources.prices(step * 3 % 8));
      if (step == 3) {
        shopTree.remove("A1.java");
        billTree.put("moved/B0.java", billTree.remove("B0.java"));
      }
      if (step == 5) {
        shopTree.put("A1.java", Sources.prices(1));
        billTree.remove("B2.java");
      }
      shop.step(1_000 + step * 10L, shopTree);
      bill.step(1_003 + step * 10L, billTree);
    }
    EventDecoder<SymbolChange> decoder = EventDecoder.symbolChanges();
    List<SymbolFact> facts = new ArrayList<>();
    for (RecordedSteps steps : List.of(shop, bill)) {
      steps.records().forEach(record -> facts.add(Fingerprint.of(decoder.decode(record.value()))));
    }
    return facts;
  }
}
