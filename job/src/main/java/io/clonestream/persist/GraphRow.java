package io.clonestream.persist;

import io.clonestream.codec.Bytes;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.Request;
import io.clonestream.follow.Answer;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistoryCodec;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.CloneClassCodec;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.PairEdgesCodec;
import io.clonestream.pair.Relation;
import io.clonestream.pair.RelationCodec;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.TagPublished;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the graph is made of: one row carries the whole content of its key and replaces what is
 * stored there when its stamp is higher. So rows may come late, twice and in any order.
 */
public sealed interface GraphRow {

  /** Kind and id, unique over all rows. */
  String key();

  Stamp stamp();

  /** The same content under another stamp; a commit keeps its own. */
  GraphRow withStamp(Stamp other);

  /**
   * Of two rows of one key the one to write: the higher; and if any of them was asked for, then the
   * higher one is written as if it had been.
   */
  static GraphRow higher(GraphRow a, GraphRow b) {
    GraphRow higher = a.stamp().compareTo(b.stamp()) >= 0 ? a : b;
    GraphRow lower = higher == a ? b : a;
    Request asked = request(lower);
    return asked == null || request(higher) != null ? higher : new AskedRow(higher, asked);
  }

  private static @Nullable Request request(GraphRow row) {
    return row instanceof AskedRow asked
        ? asked.request()
        : row instanceof WithdrawnRow withdrawn ? withdrawn.request() : null;
  }

  /** The row that an owner's answer makes. */
  static GraphRow answering(Answer answer) {
    if (answer.isWithdrawal()) {
      return new WithdrawnRow(answer.request(), answer.stamp());
    }
    byte[] content = answer.content();
    return new AskedRow(
        switch (answer.request().kind()) {
          case SYMBOL -> new SymbolRow(Bytes.decode(new SymbolHistoryCodec(), content));
          case CLASS -> new ClassRow(Bytes.decode(new CloneClassCodec(), content));
          case PAIR -> new PairRow(Bytes.decode(new PairEdgesCodec(), content));
          case RELATION -> new RelationRow(Bytes.decode(new RelationCodec(), content));
          case COMMIT, REPOSITORY, TAG, FILE, FORM, NAME ->
              throw new IllegalArgumentException(
                  "Nobody owns " + answer.request().key() + ", and it was answered");
        },
        answer.request());
  }

  /**
   * The answer to a request for what no operator holds: a record says itself what the graph must
   * hold of it; what is only implied by other rows is withdrawn unless it is implied.
   */
  static Optional<GraphRow> answering(Request request) {
    if (request.kind().isOwned()) {
      return Optional.empty();
    }
    if (request.recorded().length == 0) {
      return Optional.of(new WithdrawnRow(request, Stamp.found(request)));
    }
    GraphRow row =
        switch (request.kind()) {
          case TAG -> new TagRow(EventDecoder.tags().decode(request.recorded()));
          case REPOSITORY -> new HeadRow(EventDecoder.commits().decode(request.recorded()));
          default -> new CommitRow(EventDecoder.commits().decode(request.recorded()));
        };
    return Optional.of(new AskedRow(row, request));
  }

  /** A symbol with all its versions. */
  record SymbolRow(SymbolHistory symbol) implements GraphRow {
    @Override
    public String key() {
      return "symbol " + symbol.symbolId();
    }

    @Override
    public Stamp stamp() {
      return symbol.stamp();
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return new SymbolRow(symbol.withStamp(other));
    }
  }

  /** A clone class. */
  record ClassRow(CloneClass cloneClass) implements GraphRow {
    @Override
    public String key() {
      return "class " + cloneClass.fragmentId();
    }

    @Override
    public Stamp stamp() {
      return cloneClass.stamp();
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return new ClassRow(cloneClass.withStamp(other));
    }
  }

  /** A pair of clone classes with all its edge versions. */
  record PairRow(PairEdges pair) implements GraphRow {
    @Override
    public String key() {
      return "pair " + id();
    }

    /** Lower id, bar, higher id. */
    public String id() {
      return pair.similarity().lowerId() + "|" + pair.similarity().higherId();
    }

    @Override
    public Stamp stamp() {
      return pair.stamp();
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return new PairRow(pair.withStamp(other));
    }
  }

  /** A stated relation with all periods in which it held. */
  record RelationRow(Relation relation) implements GraphRow {
    @Override
    public String key() {
      return "relation " + relation.identity().id();
    }

    @Override
    public Stamp stamp() {
      return relation.stamp();
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return new RelationRow(relation.withStamp(other));
    }
  }

  /**
   * A part of a published step of a branch. It was written once by the one publisher of the branch,
   * so its stamp is its place in the history: (sequence, part); it takes no part in epochs.
   */
  record CommitRow(CommitPublished commit) implements GraphRow {
    @Override
    public String key() {
      return "commit " + id();
    }

    /** tenant/repository@branch:head. */
    public String id() {
      return branchId() + ":" + commit.getHead();
    }

    /** tenant/repository@branch. */
    public String branchId() {
      return commit.getTenant() + "/" + commit.getRepository() + "@" + commit.getBranch();
    }

    @Override
    public Stamp stamp() {
      return new Stamp(commit.getSequence(), commit.getPart());
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return this;
    }
  }

  /** A tag of a branch; its stamp is its place among the branch's records of tags. */
  record TagRow(TagPublished tag) implements GraphRow {
    @Override
    public String key() {
      return "tag " + id();
    }

    /** tenant/repository@branch:refs/tags/name. */
    public String id() {
      return branchId() + ":refs/tags/" + tag.getName();
    }

    /** Id of its commit; null when it has none. */
    @Nullable String commitId() {
      return tag.getSha() == null ? null : branchId() + ":" + tag.getSha();
    }

    private String branchId() {
      return tag.getTenant() + "/" + tag.getRepository() + "@" + tag.getBranch();
    }

    @Override
    public Stamp stamp() {
      return new Stamp(tag.getSequence(), 0);
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return this;
    }
  }

  /** The head of a branch: the last of its steps. Comes by request only. */
  record HeadRow(CommitPublished commit) implements GraphRow {
    @Override
    public String key() {
      return "repository " + new CommitRow(commit).branchId();
    }

    @Override
    public Stamp stamp() {
      return new CommitRow(commit).stamp();
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return this;
    }
  }

  /**
   * A row on its way to the writer, with the time at which what made it came to Kafka.
   *
   * @param since milliseconds since 1970 UTC
   */
  record TimedRow(GraphRow row, long since) implements GraphRow {
    @Override
    public String key() {
      return row.key();
    }

    @Override
    public Stamp stamp() {
      return row.stamp();
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return new TimedRow(row.withStamp(other), since);
    }
  }

  /**
   * A row whose key was asked for: what is stored of it is erased first, whatever it is, and all of
   * the row is written, also what otherwise is written for the first stamp alone. A commit, head or
   * tag replaces what the request found stored though that is higher.
   */
  record AskedRow(GraphRow row, Request request) implements GraphRow {
    @Override
    public String key() {
      return row.key();
    }

    @Override
    public Stamp stamp() {
      return row.stamp();
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return new AskedRow(row.withStamp(other), request);
    }
  }

  /**
   * Nobody states this key: what is stored of it goes. Of a commit, repository or tag, only what
   * the request found stored.
   */
  record WithdrawnRow(Request request, Stamp stamp) implements GraphRow {
    @Override
    public String key() {
      return request.key();
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return new WithdrawnRow(request, other);
    }
  }
}
