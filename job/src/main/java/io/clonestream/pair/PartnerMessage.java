package io.clonestream.pair;

import io.clonestream.gate.CloneClass;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.match.Similarity;
import java.util.List;

/** What reaches a class: its timeline moved, or it got a partner. */
public sealed interface PartnerMessage {

  /** Key: the class. */
  String fragmentId();

  /** The class's periods now. */
  record Lived(String fragmentId, long epoch, List<Period> periods) implements PartnerMessage {
    public static Lived of(CloneClass cloneClass) {
      return new Lived(cloneClass.fragmentId(), cloneClass.stamp().epoch(), cloneClass.periods());
    }
  }

  /** The class is one side of this pair. */
  record Paired(String fragmentId, String partnerId) implements PartnerMessage {
    public static Paired lower(Similarity similarity) {
      return new Paired(similarity.lowerId(), similarity.higherId());
    }

    public static Paired higher(Similarity similarity) {
      return new Paired(similarity.higherId(), similarity.lowerId());
    }
  }
}
