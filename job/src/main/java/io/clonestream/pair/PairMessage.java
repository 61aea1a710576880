package io.clonestream.pair;

import io.clonestream.feed.Request;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.match.Similarity;
import java.util.List;

/** What reaches a pair: its score, the timeline of one side, or a request for its content. */
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
   * @param lower whether it is the side with the lower id
   */
  record SideLived(String pairKey, boolean lower, List<Period> periods) implements PairMessage {}

  /** Somebody asks for it. */
  record Asked(Request request) implements PairMessage {
    @Override
    public String pairKey() {
      return request.id();
    }
  }
}
