package io.clonestream.persist;

import io.clonestream.extract.SymbolKind;
import io.clonestream.feed.Judgement;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistory.Place;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.gate.ClassDescription;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.Timeline;
import io.clonestream.match.Similarity;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.PairEdges.EdgeVersion;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of a small world: tenant t, branch main, commits c1, c2, ... at instants 1, 2, ... */
public final class Graphs {

  public static final long OPEN = Long.MAX_VALUE;

  private Graphs() {}

  public static Version version(long sequence, String fragment, long to, String... calls) {
    @Nullable String closedBy = to == OPEN ? null : "c" + to;
    return new Version(
        sequence,
        fragment,
        sequence,
        to,
        "c" + sequence,
        closedBy,
        List.of(new Place(sequence, 1, 9)),
        null,
        null,
        List.of(calls),
        false);
  }

  /** The same version, opened by a move from a symbol of repository lib. */
  public static Version moved(String name, Version version) {
    return new Version(
        version.sequence(),
        version.fragmentId(),
        version.validFrom(),
        version.validTo(),
        version.openedBy(),
        version.closedBy(),
        version.places(),
        version.parentSymbolId(),
        symbolId("lib", name),
        version.calledNames(),
        version.generated());
  }

  public static String symbolId(String repository, String name) {
    return "t/" + repository + "@main:src/" + name + ".java#" + name + "()";
  }

  public static SymbolRow symbol(Stamp stamp, String repository, String name, Version... versions) {
    return symbolIn("src/" + name + ".java", stamp, repository, name, versions);
  }

  public static SymbolRow symbolIn(
      String path, Stamp stamp, String repository, String name, Version... versions) {
    return symbolOn("main", path, stamp, repository, name, versions);
  }

  public static SymbolRow symbolOn(
      String branch,
      String path,
      Stamp stamp,
      String repository,
      String name,
      Version... versions) {
    return new SymbolRow(
        new SymbolHistory(
            stamp,
            "t/" + repository + "@" + branch + ":" + path + "#" + name + "()",
            "t",
            repository,
            branch,
            path,
            "java",
            SymbolKind.METHOD,
            name,
            "pkg." + name,
            "void " + name + "()",
            null,
            false,
            false,
            List.of(versions)));
  }

  public static ClassRow cloneClass(Stamp stamp, String id, String form, int size) {
    return cloneClass(stamp, id, form, Timeline.EMPTY.plus(1, "c1", size));
  }

  /** One member in [from, to), one again from an instant on. */
  public static ClassRow livedTwice(
      Stamp stamp, String id, String form, long from, long to, long again) {
    Timeline timeline =
        Timeline.EMPTY.plus(from, "c" + from, 1).plus(to, "c" + to, -1).plus(again, "c" + again, 1);
    return cloneClass(stamp, id, form, timeline);
  }

  private static ClassRow cloneClass(Stamp stamp, String id, String form, Timeline timeline) {
    ClassDescription description =
        new ClassDescription(id, "t", "java", SymbolKind.METHOD, "name" + id, 50, form, null);
    return new ClassRow(CloneClass.of(stamp, description, timeline));
  }

  public static PairRow pair(
      Stamp stamp, String lower, String higher, float score, long... fromTo) {
    Similarity similarity =
        new Similarity(lower, higher, "t", 3, score, 0.9f, 0.8f, 0.7f, false, "model", "cal");
    List<EdgeVersion> versions =
        IntStream.range(0, fromTo.length / 2)
            .mapToObj(i -> edge(lower, higher, fromTo[2 * i], fromTo[2 * i + 1]))
            .toList();
    return new PairRow(new PairEdges(stamp, similarity, versions));
  }

  private static EdgeVersion edge(String lower, String higher, long from, long to) {
    return new EdgeVersion(
        "edge-" + lower + "-" + higher + "-" + from,
        from,
        to,
        "c" + from,
        to == OPEN ? null : "c" + to);
  }

  /** Periods of a relation between symbols of repository lib, with one note. */
  public static RelationRow relation(
      Stamp stamp, RelationKind kind, String from, String to, long... fromTo) {
    List<Relation.Version> versions =
        IntStream.range(0, fromTo.length / 2)
            .mapToObj(i -> held(fromTo[2 * i], fromTo[2 * i + 1]))
            .toList();
    return new RelationRow(
        new Relation(
            stamp,
            new Relation.Identity(
                "relation-" + kind + from + to,
                "t",
                kind,
                symbolId("lib", from),
                symbolId("lib", to)),
            versions));
  }

  /**
   * What somebody said of a pair of symbols of repository lib, for one reason, and when it held.
   *
   * @param said instant
   */
  public static RelationRow verdict(
      Stamp stamp, Judgement judgement, long said, String from, String to, long... fromTo) {
    RelationRow bare = relation(stamp, RelationKind.VERDICT, from, to, fromTo);
    List<Relation.Version> versions =
        bare.relation().versions().stream()
            .map(
                v ->
                    new Relation.Version(
                        v.statement(),
                        said,
                        v.validFrom(),
                        v.validTo(),
                        v.openedBy(),
                        v.closedBy(),
                        v.author(),
                        new TreeMap<>(judgement.metadata())))
            .toList();
    return new RelationRow(new Relation(stamp, bare.relation().identity(), versions));
  }

  private static Relation.Version held(long from, long to) {
    String closedBy = to == OPEN ? null : "c" + to;
    return new Relation.Version(
        1, from, from, to, "c" + from, closedBy, "Ada", new TreeMap<>(Map.of("ticket", "T-1")));
  }

  /** A tag of branch main at a commit of {@link #commit}; null for none. */
  public static TagRow tag(String repository, String name, long sequence, @Nullable String commit) {
    TagPublished tag = new TagPublished();
    tag.setTenant("t");
    tag.setRepository(repository);
    tag.setBranch("main");
    tag.setName(name);
    tag.setSha(commit);
    tag.setSequence(sequence);
    return new TagRow(tag);
  }

  public static CommitRow commit(String repository, long sequence) {
    CommitPublished commit = new CommitPublished();
    commit.setTenant("t");
    commit.setRepository(repository);
    commit.setBranch("main");
    commit.setHead("c" + sequence);
    commit.setSequence(sequence);
    commit.setPart(1);
    commit.setParts(1);
    commit.setAuthor("Ada");
    commit.setMessage("step " + sequence);
    commit.setPublisher("1");
    commit.setCommitTime(Instant.ofEpochMilli(sequence));
    commit.setValidTime(Instant.ofEpochMilli(sequence));
    commit.setSkipped(Map.of("binary", 2));
    commit.setRefusedSuppressions(List.of());
    return new CommitRow(commit);
  }
}
