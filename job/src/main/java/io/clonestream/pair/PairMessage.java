package io.clonestream.pair;

import io.clonestream.gate.Timeline.Period;
import io.clonestream.match.Similarity;
import java.util.List;

/** What reaches a pair: its score, or the timeline of one side. */
public sealed interface PairMessage {

  /** Key: the pair, lowerId|higherId. */
  String pairKey();

  static String key(String oneId, String otherId) {
    return oneId.compareTo(otherId) < 0 ? oneId + "|" + otherId : otherId + "|" + oneId;
  }

  /** The pair is similar. */
  record Scored(Similarity similarity) implements PairMessage {
    @Override
    public String pairKey() {
      return key(similarity.lowerId(), similarity.higherId());
    }
  }

  /**
   * One side's periods now.
   *
   * @param pairKey the pair, or the relation
   * @param lower whether it is the side with the lower id; of a relation the side that it leads
   *     from
   */
  record SideLived(String pairKey, boolean lower, List<Period> periods)
      implements PairMessage, RelationMessage {

    /** The side of {@code now} in its pair with a class. */
    public static SideLived ofPair(PartnerMessage.Lived now, String partnerId) {
      return new SideLived(
          key(now.id(), partnerId), now.id().compareTo(partnerId) < 0, now.periods());
    }

    @Override
    public String relationId() {
      return pairKey;
    }
  }
}
