package io.clonestream.pair;

import io.clonestream.pair.PairMessage.SideLived;
import io.clonestream.pair.PartnerMessage.Lived;
import io.clonestream.pair.PartnerMessage.Paired;
import io.clonestream.schemas.RelationStated;

/** What reaches a relation: a statement, or when one of its symbols lived. */
public sealed interface RelationMessage permits RelationMessage.Stated, SideLived {

  /** Key: the relation. */
  String relationId();

  /** Somebody stated or retracted it. */
  record Stated(RelationStated stated) implements RelationMessage {
    @Override
    public String relationId() {
      return stated.getRelationId();
    }
  }

  /** The symbol that a relation leads from learns of it. */
  static Paired from(RelationStated stated) {
    return new Paired(stated.getFromSymbolId(), partner(true, stated.getRelationId()));
  }

  /** The symbol that a relation leads to learns of it. */
  static Paired to(RelationStated stated) {
    return new Paired(stated.getToSymbolId(), partner(false, stated.getRelationId()));
  }

  /** What a symbol knows of a relation: which side it is, and the id. */
  static String partner(boolean from, String relationId) {
    return (from ? ">" : "<") + relationId;
  }

  /** The side of {@code now} in a relation. */
  static SideLived side(Lived now, String partner) {
    return new SideLived(partner.substring(1), partner.charAt(0) == '>', now.periods());
  }
}
