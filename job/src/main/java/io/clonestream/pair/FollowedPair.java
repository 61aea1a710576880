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
 *
 * @param revision number of emissions so far that showed it, and of answers to requests; unasked
 *     withdrawals do not count
 * @param emittedEpoch epoch of the last emission; 0 before the first
 * @param emittedDigest digest of the content last emitted
 */
record FollowedPair(
    @Nullable Similarity similarity,
    @Nullable List<Period> lower,
    @Nullable List<Period> higher,
    long revision,
    long emittedEpoch,
    long emittedDigest) {

  static final FollowedPair NEW = new FollowedPair(null, null, null, 0, 0, 0);
  private static final PairEdgesCodec CONTENT = new PairEdgesCodec();

  /** With what a score or a side says. */
  FollowedPair with(PairMessage message) {
    if (message instanceof PairMessage.Scored scored) {
      return new FollowedPair(
          scored.similarity(), lower, higher, revision, emittedEpoch, emittedDigest);
    }
    PairMessage.SideLived side = (PairMessage.SideLived) message;
    return new FollowedPair(
        similarity,
        side.lower() ? side.periods() : lower,
        side.lower() ? higher : side.periods(),
        revision,
        emittedEpoch,
        emittedDigest);
  }

  /** The whole content of this pair under a stamp; null until score and both sides are known. */
  @Nullable PairEdges edges(Stamp stamp) {
    if (similarity == null || lower == null || higher == null) {
      return null;
    }
    return new PairEdges(stamp, similarity, Intersection.of(similarity, lower, higher));
  }

  private static long digest(PairEdges bare) {
    return Digest.of(CONTENT, bare);
  }

  /**
   * What to emit of this pair in this epoch; null when it was emitted as it is. A pair that never
   * lived together and was never emitted otherwise has revision 0: it withdraws what an attempt
   * that crashed may have written, which knew other facts.
   */
  @Nullable PairEdges due(long epoch) {
    PairEdges bare = edges(Stamp.NONE);
    if (bare == null || (emittedEpoch == epoch && emittedDigest == digest(bare))) {
      return null;
    }
    boolean shown = revision > 0 || !bare.versions().isEmpty();
    return new PairEdges(
        new Stamp(epoch, shown ? revision + 1 : 0), bare.similarity(), bare.versions());
  }

  /** What to answer; null when nothing of this pair was ever shown. */
  @Nullable PairEdges answer(Stamp stamp) {
    PairEdges edges = edges(stamp);
    return edges == null || (revision == 0 && edges.versions().isEmpty()) ? null : edges;
  }

  /** With the revision of an answer, which is no emission: what is due stays due. */
  FollowedPair answered(long answer) {
    return new FollowedPair(similarity, lower, higher, answer, emittedEpoch, emittedDigest);
  }

  FollowedPair emitted(PairEdges edges) {
    return new FollowedPair(
        similarity,
        lower,
        higher,
        edges.stamp().revision(),
        edges.stamp().epoch(),
        digest(new PairEdges(Stamp.NONE, edges.similarity(), edges.versions())));
  }
}
