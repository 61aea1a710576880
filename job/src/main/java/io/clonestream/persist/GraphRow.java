package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.CloneClass;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.Relation;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.TagPublished;
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
}
