package io.clonestream.pair;

import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.Timeline;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.match.Similarity;
import java.util.List;

/** What reaches a class, or a symbol: its timeline moved, or it got a partner. */
public sealed interface PartnerMessage {

  /** Key: the class, or the symbol. */
  String id();

  /** Its periods now. */
  record Lived(String id, long epoch, List<Period> periods) implements PartnerMessage {
    public static Lived of(CloneClass cloneClass) {
      return new Lived(cloneClass.fragmentId(), cloneClass.stamp().epoch(), cloneClass.periods());
    }

    public static Lived of(SymbolHistory symbol) {
      return new Lived(
          symbol.symbolId(), symbol.stamp().epoch(), Timeline.of(symbol.versions()).periods());
    }
  }

  /**
   * It is one side of a pair, or of a relation.
   *
   * @param partnerId the other class; of a relation what {@link RelationMessage#partner} says
   */
  record Paired(String id, String partnerId) implements PartnerMessage {
    public static Paired lower(Similarity similarity) {
      return new Paired(similarity.lowerId(), similarity.higherId());
    }

    public static Paired higher(Similarity similarity) {
      return new Paired(similarity.higherId(), similarity.lowerId());
    }
  }
}
