package io.clonestream;

import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.persist.GraphRow;
import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationStated;
import io.clonestream.verify.ExpectedGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was published of a history. */
record Recorded(
    List<SymbolFact> facts,
    List<CommitPublished> commits,
    List<RelationStated> relations,
    List<CalibrationPublished> calibrations) {

  /** Of some of its events, in any order. */
  static Recorded of(List<Object> events) {
    return new Recorded(
        some(events, SymbolFact.class),
        some(events, CommitPublished.class),
        some(events, RelationStated.class),
        some(events, CalibrationPublished.class));
  }

  private static <E> List<E> some(List<Object> events, Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Its events: in order late, twice, or in any order, as replayed and redelivered ones come. */
  List<Object> disturbed(Random random) {
    List<Object> events = inOrder(random);
    List<Object> arriving = new ArrayList<>(events);
    events.stream().filter(event -> random.nextInt(5) == 0).forEach(arriving::add);
    if (random.nextBoolean()) {
      Collections.shuffle(arriving, random);
    } else {
      for (int late = random.nextInt(4); late > 0 && !arriving.isEmpty(); late--) {
        arriving.add(arriving.remove(random.nextInt(arriving.size())));
      }
    }
    return arriving;
  }

  /** Its events, each topic in its order; calibrations anywhere between. */
  List<Object> inOrder(Random random) {
    List<Object> events = new ArrayList<>(facts);
    events.addAll(commits);
    events.addAll(relations);
    calibrations.forEach(published -> events.add(random.nextInt(events.size() + 1), published));
    return events;
  }

  /** The rows that the oracle wants, by key. */
  SortedMap<String, GraphRow> expected() {
    ExpectedGraph oracle = new ExpectedGraph();
    facts.forEach(oracle::add);
    commits.forEach(oracle::add);
    relations.forEach(oracle::add);
    SortedMap<String, GraphRow> rows = new TreeMap<>();
    TestOracle.rows(oracle, calibrations, TestOracle.LYING)
        .forEach(row -> rows.put(row.key(), row));
    return rows;
  }

  /** What is not as expected, a line each. */
  static List<String> differences(
      SortedMap<String, GraphRow> streamed, SortedMap<String, GraphRow> expected) {
    List<String> differences = new ArrayList<>();
    SortedSet<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(streamed.keySet());
    for (String key : keys) {
      if (!Objects.equals(expected.get(key), streamed.get(key))) {
        differences.add("expected " + expected.get(key) + " but was " + streamed.get(key));
      }
    }
    return differences;
  }
}
