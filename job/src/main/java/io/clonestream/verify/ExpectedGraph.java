package io.clonestream.verify;

import io.clonestream.feed.CommitRules;
import io.clonestream.feed.RelationRules;
import io.clonestream.feed.TagRules;
import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.follow.RecordedSymbol;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.gate.ClassDescription;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.Timeline;
import io.clonestream.match.Similarity;
import io.clonestream.pair.Intersection;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.PairEdges.EdgeVersion;
import io.clonestream.pair.RecordedRelation;
import io.clonestream.pair.Relation;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.RelationRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.GraphRow.TagRow;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.TagPublished;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The batch oracle: recorded events go in, in any order, and the rows of the graph come out. It
 * shares the pure functions of the stream (normalising, versions, blocks, score, intersection), not
 * the code around them: no state, no stamps, no operators.
 */
public final class ExpectedGraph {

  private final Map<String, RecordedSymbol> symbols = new TreeMap<>();
  private final Map<String, Fragment> fragments = new TreeMap<>();
  private final Map<String, Fragment> compared = new TreeMap<>();
  private final Map<String, CommitRow> commits = new TreeMap<>();
  private final Map<String, TagRow> tags = new TreeMap<>();
  private final Map<String, RecordedRelation> relations = new TreeMap<>();

  /** Takes up what a symbol change states. */
  public void add(SymbolFact fact) {
    RecordedSymbol known = symbols.get(fact.symbolId());
    if (known == null) {
      symbols.put(fact.symbolId(), new RecordedSymbol(fact));
    } else {
      known.add(fact);
    }
    Code code = fact.code();
    if (code != null) {
      Fragment fragment = fragments.computeIfAbsent(code.id(), id -> code.fragment());
      if (!fact.generated()) { // generated code alone enters no block
        compared.putIfAbsent(fragment.id(), fragment);
      }
    }
  }

  /**
   * Takes up a published step.
   *
   * @throws IllegalArgumentException when it is impossible; the stream refuses it too
   */
  public void add(CommitPublished commit) {
    CommitRules.check(commit);
    CommitRow row = new CommitRow(commit);
    commits.merge(row.key(), row, (a, b) -> a.stamp().compareTo(b.stamp()) >= 0 ? a : b);
  }

  /**
   * Takes up a tag.
   *
   * @throws IllegalArgumentException when it is impossible; the stream refuses it too
   */
  public void add(TagPublished tag) {
    TagRules.check(tag);
    TagRow row = new TagRow(tag);
    tags.merge(row.key(), row, (a, b) -> a.stamp().compareTo(b.stamp()) >= 0 ? a : b);
  }

  /**
   * Takes up what somebody stated.
   *
   * @throws IllegalArgumentException when it is impossible; the stream refuses it too
   */
  public void add(RelationStated stated) {
    RelationRules.check(stated);
    RecordedRelation known = relations.get(stated.getRelationId());
    if (known == null) {
      relations.put(stated.getRelationId(), new RecordedRelation(stated));
    } else {
      known.add(stated);
    }
  }

  /** Fragments that are compared with each other and therefore need a vector, by id. */
  public Collection<Fragment> compared() {
    return compared.values();
  }

  /**
   * The rows that the graph must hold; a pair that never lived together is none, nor is a relation
   * that never held.
   *
   * @param similarities of all compared fragments, see {@link ExpectedPairs}
   */
  public List<GraphRow> rows(Collection<Similarity> similarities) {
    List<GraphRow> rows = new ArrayList<>(commits.values());
    rows.addAll(tags.values());
    Map<String, NavigableMap<Timeline.Event, Integer>> counts = new HashMap<>();
    Map<String, List<Timeline.Period>> lives = new HashMap<>();
    for (RecordedSymbol symbol : symbols.values()) {
      SymbolHistory history = symbol.history();
      if (history != null) {
        lives.put(history.symbolId(), Timeline.of(history.versions()).periods());
        rows.add(new SymbolRow(history));
        history.versions().forEach(version -> count(version, counts));
      }
    }
    Map<String, List<Timeline.Period>> lived = new HashMap<>();
    for (Fragment fragment : fragments.values()) {
      Timeline timeline = new Timeline(counts.getOrDefault(fragment.id(), new TreeMap<>()));
      CloneClass cloneClass = CloneClass.of(Stamp.NONE, ClassDescription.of(fragment), timeline);
      lived.put(fragment.id(), cloneClass.periods());
      rows.add(new ClassRow(cloneClass));
    }
    for (Similarity similarity : similarities) {
      List<EdgeVersion> versions =
          Intersection.of(
              similarity,
              lived.getOrDefault(similarity.lowerId(), List.of()),
              lived.getOrDefault(similarity.higherId(), List.of()));
      if (!versions.isEmpty()) {
        rows.add(new PairRow(new PairEdges(Stamp.NONE, similarity, versions)));
      }
    }
    for (RecordedRelation relation : relations.values()) {
      Relation held =
          relation.during(
              lives.getOrDefault(relation.from(), List.of()),
              lives.getOrDefault(relation.to(), List.of()));
      if (!held.versions().isEmpty()) {
        rows.add(new RelationRow(held));
      }
    }
    return rows;
  }

  private static void count(
      Version version, Map<String, NavigableMap<Timeline.Event, Integer>> counts) {
    var events = counts.computeIfAbsent(version.fragmentId(), id -> new TreeMap<>());
    merge(events, new Timeline.Event(version.validFrom(), version.openedBy()), 1);
    if (version.closedBy() != null) {
      merge(events, new Timeline.Event(version.validTo(), version.closedBy()), -1);
    }
  }

  private static void merge(
      NavigableMap<Timeline.Event, Integer> events, Timeline.Event event, int sign) {
    events.merge(event, sign, (a, b) -> a + b == 0 ? null : a + b);
  }
}
