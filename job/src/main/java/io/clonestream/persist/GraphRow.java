package io.clonestream.persist;

import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.Request;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.Withdrawal;
import io.clonestream.gate.CloneClass;
import io.clonestream.pair.PairEdges;
import io.clonestream.schemas.CommitPublished;
import java.util.Optional;

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
    boolean loses = lower instanceof AskedRow || lower instanceof WithdrawnRow;
    return loses && !(higher instanceof AskedRow || higher instanceof WithdrawnRow)
        ? new AskedRow(higher, lower instanceof AskedRow asked ? asked.stored() : Stamp.NONE)
        : higher;
  }

  /**
   * The answer to a request for what no operator holds: a recorded step says itself what the graph
   * must hold of it; what is only implied by other rows is withdrawn unless it is implied.
   */
  static Optional<GraphRow> answering(Request request) {
    Stamp stored = new Stamp(request.storedEpoch(), request.storedRevision());
    return switch (request.kind()) {
      case SYMBOL, CLASS, PAIR -> Optional.empty();
      case COMMIT ->
          Optional.of(
              request.recorded().length == 0
                  ? new WithdrawnRow(request.key(), stored, stored)
                  : new AskedRow(new CommitRow(recorded(request)), stored));
      case REPOSITORY ->
          Optional.of(
              request.recorded().length == 0
                  ? new WithdrawnRow(request.key(), stored, stored)
                  : new AskedRow(new HeadRow(recorded(request)), stored));
      case FILE, FORM, NAME -> Optional.of(new WithdrawnRow(request.key(), Stamp.NONE, Stamp.NONE));
    };
  }

  private static CommitPublished recorded(Request request) {
    return EventDecoder.commits().decode(request.recorded());
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
   * A row whose owner was asked for it: what is stored of its key is erased first, whatever it is,
   * and all of the row is written, also what otherwise is written for the first stamp alone.
   *
   * @param stored of a commit or head, the stamp that was found: it may be replaced though it is
   *     higher
   */
  record AskedRow(GraphRow row, Stamp stored) implements GraphRow {

    public static AskedRow of(SymbolHistory symbol) {
      return new AskedRow(new SymbolRow(symbol), Stamp.NONE);
    }

    public static AskedRow of(CloneClass cloneClass) {
      return new AskedRow(new ClassRow(cloneClass), Stamp.NONE);
    }

    public static AskedRow of(PairEdges pair) {
      return new AskedRow(new PairRow(pair), Stamp.NONE);
    }

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
      return new AskedRow(row.withStamp(other), stored);
    }
  }

  /**
   * Nobody states this key: what is stored of it goes.
   *
   * @param stored of a commit or repository, the stamp that was found: only what still has it goes
   */
  record WithdrawnRow(String key, Stamp stamp, Stamp stored) implements GraphRow {

    public static WithdrawnRow of(Withdrawal withdrawal) {
      return new WithdrawnRow(withdrawal.key(), withdrawal.stamp(), Stamp.NONE);
    }

    /** First word of the key: symbol, class, pair, ... */
    String kind() {
      return key.substring(0, key.indexOf(' '));
    }

    String id() {
      return key.substring(key.indexOf(' ') + 1);
    }

    @Override
    public GraphRow withStamp(Stamp other) {
      return new WithdrawnRow(key, other, stored);
    }
  }
}
