package io.clonestream.pair;

import io.clonestream.codec.Digest;
import io.clonestream.follow.Stamp;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.match.Similarity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one pair: its score and both timelines, as far as they arrived, and what was last
 * emitted of it.
 */
record FollowedPair(
    @Nullable Similarity similarity,
    @Nullable List<Period> lower,
    @Nullable List<Period> higher,
    Emission emission) {

  static final FollowedPair NEW = new FollowedPair(null, null, null, Emission.NONE);
  private static final PairEdgesCodec CONTENT = new PairEdgesCodec();

  FollowedPair with(PairMessage message) {
    if (message instanceof PairMessage.Scored scored) {
      return new FollowedPair(scored.similarity(), lower, higher, emission);
    }
    PairMessage.SideLived side = (PairMessage.SideLived) message;
    return new FollowedPair(
        similarity,
        side.lower() ? side.periods() : lower,
        side.lower() ? higher : side.periods(),
        emission);
  }

  /** The whole content of this pair under a stamp; null until score and both sides are known. */
  @Nullable PairEdges edges(Stamp stamp) {
    if (similarity == null || lower == null || higher == null) {
      return null;
    }
    return new PairEdges(
        stamp,
        similarity,
        similarity.isKept() ? Intersection.of(similarity, lower, higher) : List.of());
  }

  private static long digest(PairEdges bare) {
    return Digest.of(CONTENT, bare);
  }

  /** What to emit of this pair in this epoch; null when it was emitted as it is. */
  @Nullable PairEdges due(long epoch) {
    PairEdges bare = edges(Stamp.NONE);
    Stamp stamp =
        bare == null ? null : emission.due(epoch, digest(bare), bare.versions().isEmpty());
    return bare == null || stamp == null ? null : bare.withStamp(stamp);
  }

  /** What to answer; null when nothing of this pair was ever shown. */
  @Nullable PairEdges answer(Stamp stamp) {
    PairEdges edges = edges(stamp);
    return edges == null || !emission.shows(edges.versions().isEmpty()) ? null : edges;
  }

  FollowedPair answered(Stamp stamp) {
    return new FollowedPair(similarity, lower, higher, emission.answered(stamp));
  }

  FollowedPair emitted(PairEdges edges) {
    return new FollowedPair(
        similarity,
        lower,
        higher,
        emission.after(edges.stamp(), digest(edges.withStamp(Stamp.NONE))));
  }
}
