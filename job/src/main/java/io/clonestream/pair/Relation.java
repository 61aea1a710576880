package io.clonestream.pair;

import io.clonestream.follow.Stamp;
import io.clonestream.gate.Timeline;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A stated relation and all periods in which it held, oldest first: the whole content of its key. A
 * relation that never held has none; its revision is 0 while it never had one.
 */
public record Relation(Stamp stamp, Identity identity, List<Version> versions) {

  /**
   * What makes it this relation.
   *
   * @param id hash of the others: 32 hexadecimal digits
   */
  public record Identity(String id, String tenant, RelationKind kind, String from, String to) {
    public static Identity of(RelationStated stated) {
      return new Identity(
          stated.getRelationId(),
          stated.getTenant(),
          stated.getKind(),
          stated.getFromSymbolId(),
          stated.getToSymbolId());
    }
  }

  /**
   * It was stated and both symbols lived over [validFrom, validTo).
   *
   * @param statement sequence of the statement that says so
   * @param statedFrom milliseconds since 1970 UTC from which the statement is to hold
   * @param validTo {@link Timeline#OPEN} while it holds
   * @param openedBy commit that brought a symbol, or id of the statement
   * @param closedBy commit that removed a symbol, or id of a statement; null while it holds
   */
  public record Version(
      long statement,
      long statedFrom,
      long validFrom,
      long validTo,
      String openedBy,
      @Nullable String closedBy,
      String author,
      SortedMap<String, String> metadata) {

    public Version {
      metadata = sorted(metadata);
    }
  }

  /** The same content under another stamp. */
  public Relation withStamp(Stamp other) {
    return new Relation(other, identity, versions);
  }

  /** Whether it only withdraws what an earlier attempt may have written. */
  public boolean isWithdrawal() {
    return versions.isEmpty() && stamp.revision() == 0;
  }

  static SortedMap<String, String> sorted(Map<String, String> metadata) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }
}
