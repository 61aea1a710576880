package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Digest;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.Verdict;
import java.util.SortedMap;

/**
 * What somebody said of a relation.
 *
 * @param id relation id, exclamation mark, sequence
 * @param retracted whether the relation holds no longer
 * @param validTime milliseconds since 1970 UTC from which it is so
 */
record Statement(
    String id,
    long sequence,
    boolean retracted,
    long validTime,
    String author,
    SortedMap<String, String> metadata) {

  Statement {
    metadata = Relation.sorted(metadata);
  }

  static Statement of(RelationStated stated) {
    return new Statement(
        stated.getRelationId() + "!" + stated.getSequence(),
        stated.getSequence(),
        stated.getVerdict() == Verdict.RETRACTED,
        stated.getValidTime().toEpochMilli(),
        stated.getAuthor(),
        Relation.sorted(stated.getMetadata()));
  }

  boolean saysTheSameAs(Statement other) {
    return retracted == other.retracted
        && author.equals(other.author)
        && metadata.equals(other.metadata);
  }

  /** Orders two statements that claim one sequence. */
  String digest() {
    return Digest.id(Bytes.encode(new StatementCodec(), this));
  }
}
