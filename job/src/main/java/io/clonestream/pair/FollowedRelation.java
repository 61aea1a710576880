package io.clonestream.pair;

import io.clonestream.codec.Digest;
import io.clonestream.follow.Stamp;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.pair.PairMessage.SideLived;
import io.clonestream.pair.Relation.Identity;
import io.clonestream.pair.RelationMessage.Stated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one relation: what was stated of it and when both symbols lived, as far as that
 * arrived, and what was last emitted of it.
 */
record FollowedRelation(
    @Nullable Identity identity,
    Statements statements,
    @Nullable List<Period> from,
    @Nullable List<Period> to,
    Emission emission) {

  static final FollowedRelation NEW =
      new FollowedRelation(null, Statements.NONE, null, null, Emission.NONE);
  private static final RelationCodec CONTENT = new RelationCodec();

  FollowedRelation with(RelationMessage message) {
    if (message instanceof Stated stated) {
      return new FollowedRelation(
          Identity.of(stated.stated()),
          statements.with(Statement.of(stated.stated())),
          from,
          to,
          emission);
    }
    SideLived side = (SideLived) message;
    return new FollowedRelation(
        identity,
        statements,
        side.lower() ? side.periods() : from,
        side.lower() ? to : side.periods(),
        emission);
  }

  /** The whole content under a stamp; null until a statement and both symbols are known. */
  @Nullable Relation relation(Stamp stamp) {
    if (identity == null || from == null || to == null) {
      return null;
    }
    return new Relation(stamp, identity, statements.versions(from, to));
  }

  /** What to emit in this epoch; null when it was emitted as it is. */
  @Nullable Relation due(long epoch) {
    Relation bare = relation(Stamp.NONE);
    Stamp stamp =
        bare == null ? null : emission.due(epoch, digest(bare), bare.versions().isEmpty());
    return bare == null || stamp == null ? null : bare.withStamp(stamp);
  }

  /** What to answer; null when nothing of this relation was ever shown. */
  @Nullable Relation answer(Stamp stamp) {
    Relation relation = relation(stamp);
    return relation == null || !emission.shows(relation.versions().isEmpty()) ? null : relation;
  }

  FollowedRelation answered(Stamp stamp) {
    return new FollowedRelation(identity, statements, from, to, emission.answered(stamp));
  }

  FollowedRelation emitted(Relation relation) {
    return new FollowedRelation(
        identity,
        statements,
        from,
        to,
        emission.after(relation.stamp(), digest(relation.withStamp(Stamp.NONE))));
  }

  private static long digest(Relation bare) {
    return Digest.of(CONTENT, bare);
  }
}
