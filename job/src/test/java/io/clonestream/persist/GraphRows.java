package io.clonestream.persist;

import io.clonestream.extract.SymbolKind;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.Boilerplate;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.ClassDescription;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.Timeline;
import io.clonestream.match.Similarity;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.Relation;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.RelationRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.GraphRow.TagRow;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.TagPublished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary rows of every kind, with every oddity that a string or a number can have. */
final class GraphRows {

  private GraphRows() {}

  static Arbitrary<GraphRow> any() {
    Arbitrary<GraphRow> plain =
        Arbitraries.oneOf(symbols(), classes(), pairs(), commits(), relations(), tags());
    Arbitrary<GraphRow> heads =
        commits().map(row -> new GraphRow.HeadRow(((CommitRow) row).commit()));
    return Arbitraries.oneOf(
        plain,
        heads,
        Combinators.combine(Arbitraries.oneOf(plain, heads), requests()).as(GraphRow.AskedRow::new),
        Combinators.combine(requests(), stamps()).as(GraphRow.WithdrawnRow::new));
  }

  private static Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "naïve 🦉 ✓", "a\u0000b"),
        Arbitraries.strings()
            .withCharRange('\u0000', '\u04FF')
            .withCharRange('\u4E00', '\u9FFF')
            .ofMaxLength(20)
            .withoutEdgeCases());
  }

  private static Arbitrary<Request> requests() {
    return Combinators.combine(
            Arbitraries.of(Request.Kind.class), text(), stamps(), text().list().ofMaxSize(2))
        .as(
            (kind, id, found, sources) ->
                new Request(kind, id, found.epoch(), found.revision(), sources, new byte[] {1, 2}));
  }

  private static Arbitrary<Stamp> stamps() {
    Arbitrary<Long> number = Arbitraries.longs().greaterOrEqual(0);
    return Combinators.combine(number, number).as(Stamp::new);
  }

  private static Arbitrary<GraphRow> symbols() {
    Arbitrary<SymbolHistory.Version> version =
        Combinators.combine(
                Arbitraries.longs().greaterOrEqual(0),
                text(),
                Arbitraries.longs(),
                Arbitraries.longs(),
                text().injectNull(0.3),
                Arbitraries.integers().greaterOrEqual(0),
                text().injectNull(0.3),
                text().list().ofMaxSize(4))
            .as(
                (sequence, fragment, from, to, closedBy, line, parent, calls) ->
                    new SymbolHistory.Version(
                        sequence,
                        fragment,
                        from,
                        to,
                        "opener",
                        closedBy,
                        places(line),
                        parent,
                        parent,
                        calls,
                        line % 2 == 0));
    return Combinators.combine(
            stamps(),
            text(),
            Arbitraries.of(SymbolKind.class),
            text().injectNull(0.3),
            Arbitraries.of(true, false),
            version.list().ofMaxSize(5))
        .as(
            (stamp, text, kind, previous, flag, versions) ->
                new SymbolRow(
                    new SymbolHistory(
                        stamp, text, text + 1, text + 2, text + 3, text + 4, text + 5, kind,
                        text + 6, text + 7, text + 8, previous, flag, !flag, versions)));
  }

  private static List<SymbolHistory.Place> places(int line) {
    List<SymbolHistory.Place> places = new ArrayList<>();
    for (int moves = 0; moves <= line % 3; moves++) {
      places.add(new SymbolHistory.Place(line + moves, line, line));
    }
    return places;
  }

  private static Arbitrary<GraphRow> classes() {
    Arbitrary<Timeline> timeline =
        Combinators.combine(
                Arbitraries.longs(), text(), Arbitraries.integers().filter(count -> count != 0))
            .as((instant, commit, count) -> Timeline.EMPTY.plus(instant, commit, count))
            .list()
            .ofMaxSize(6)
            .map(
                parts -> {
                  Timeline sum = Timeline.EMPTY;
                  for (Timeline part : parts) {
                    for (var entry : part.counts().entrySet()) {
                      var at = entry.getKey();
                      sum = sum.plus(at.instant(), at.commit(), entry.getValue());
                    }
                  }
                  return sum;
                });
    return Combinators.combine(
            stamps(),
            text(),
            Arbitraries.of(SymbolKind.class),
            Arbitraries.integers().greaterOrEqual(0),
            Arbitraries.integers(),
            timeline)
        .as(
            (stamp, text, kind, tokens, size, life) ->
                new ClassRow(
                    new CloneClass(
                        stamp,
                        new ClassDescription(
                            text,
                            text + 1,
                            text + 2,
                            kind,
                            text + 3,
                            tokens,
                            text + 4,
                            tokens % 2 == 0 ? null : Boilerplate.ACCESSOR),
                        size,
                        life.peak(),
                        life.periods())));
  }

  private static Arbitrary<GraphRow> pairs() {
    Arbitrary<PairEdges.EdgeVersion> version =
        Combinators.combine(
                text(), Arbitraries.longs(), Arbitraries.longs(), text().injectNull(0.3))
            .as(
                (id, from, to, closedBy) ->
                    new PairEdges.EdgeVersion(id, from, to, "opener", closedBy));
    return Combinators.combine(
            stamps(),
            text(),
            Arbitraries.of(3, 4),
            Arbitraries.floats().between(-1, 1),
            Arbitraries.of(true, false),
            version.list().ofMaxSize(4))
        .as(
            (stamp, text, type, score, cross, versions) ->
                new PairRow(
                    new PairEdges(
                        stamp,
                        new Similarity(
                            text, text + 1, text + 2, type, score, -score, score / 2, score / 3,
                            cross, text + 3, text + 4),
                        versions)));
  }

  private static Arbitrary<GraphRow> tags() {
    return Combinators.combine(
            text(), text().injectNull(0.3), Arbitraries.longs().between(0, 1L << 40))
        .as(
            (text, sha, sequence) ->
                new TagRow(new TagPublished(text, text + 1, text + 2, text + 3, sha, sequence)));
  }

  private static Arbitrary<GraphRow> relations() {
    Arbitrary<Relation.Version> version =
        Combinators.combine(
                Arbitraries.longs().greaterOrEqual(0),
                Arbitraries.longs(),
                Arbitraries.longs(),
                text().injectNull(0.3),
                Arbitraries.maps(text(), text()).ofMaxSize(3))
            .as(
                (statement, from, to, closedBy, notes) ->
                    new Relation.Version(
                        statement, to, from, to, "opener", closedBy, "Ada", new TreeMap<>(notes)));
    return Combinators.combine(
            stamps(), text(), Arbitraries.of(RelationKind.class), version.list().ofMaxSize(4))
        .as(
            (stamp, text, kind, versions) ->
                new RelationRow(
                    new Relation(
                        stamp,
                        new Relation.Identity(text, text + 1, kind, text + 2, text + 3),
                        versions)));
  }

  private static Arbitrary<GraphRow> commits() {
    return Combinators.combine(
            text(), Arbitraries.longs().between(0, 1L << 40), Arbitraries.integers().between(0, 9))
        .as(
            (text, number, count) -> {
              CommitPublished commit = new CommitPublished();
              commit.setTenant(text);
              commit.setRepository(text);
              commit.setBranch(text);
              commit.setHead(text);
              commit.setPreviousHead(count > 4 ? text : null);
              commit.setSequence(number);
              commit.setPart(count);
              commit.setParts(count);
              commit.setAuthor(text);
              commit.setMessage(text);
              commit.setPublisher(text);
              commit.setCommitTime(Instant.ofEpochMilli(number));
              commit.setValidTime(Instant.ofEpochMilli(number));
              commit.setSuppressions(count > 2 ? List.of(text + " ok") : null);
              commit.setRefusedSuppressions(count > 2 ? List.of(text) : List.of());
              commit.setSkipped(new HashMap<>(Map.of("binary", count)));
              return new CommitRow(commit);
            });
  }
}
