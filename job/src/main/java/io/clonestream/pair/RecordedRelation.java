package io.clonestream.pair;

import io.clonestream.follow.Stamp;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.pair.Relation.Identity;
import io.clonestream.schemas.RelationStated;
import java.util.List;

/** One relation as the recorded statements tell it: without stream and without stamps. */
public final class RecordedRelation {

  private final Identity identity;
  private Statements statements = Statements.NONE;

  /** The relation that this statement is about, with the statement. */
  public RecordedRelation(RelationStated first) {
    this.identity = Identity.of(first);
    add(first);
  }

  /** Adds another statement of the same relation. */
  public void add(RelationStated stated) {
    statements = statements.with(Statement.of(stated));
  }

  public String from() {
    return identity.from();
  }

  public String to() {
    return identity.to();
  }

  /**
   * When it held.
   *
   * @param from when the symbol lived that it leads from
   * @param to when the symbol lived that it leads to
   */
  public Relation during(List<Period> from, List<Period> to) {
    return new Relation(Stamp.NONE, identity, statements.versions(from, to));
  }
}
