package io.clonestream.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Asks the owner of a key to emit its current content once more, above whatever is stored; one that
 * holds no such key withdraws what is stored.
 *
 * @param storedEpoch epoch of the stamp that was found stored, 0 for none; of a commit, repository
 *     or tag its sequence
 * @param storedRevision revision of that stamp; of a commit or repository its part
 * @param sources of a relation the symbols from which it was found to lead: its id does not say;
 *     empty for every other kind
 * @param recorded of a commit, repository or tag the record as it stands in the commits topic;
 *     empty where none was recorded, and for every other kind
 */
public record Request(
    Kind kind,
    String id,
    long storedEpoch,
    long storedRevision,
    List<String> sources,
    byte[] recorded) {

  /** What a key names; the first four have an owner with state. */
  public enum Kind {
    SYMBOL,
    CLASS,
    PAIR,
    RELATION,
    COMMIT,
    REPOSITORY,
    TAG,
    FILE,
    FORM,
    NAME;

    /** As keys begin: "symbol", "class" ... */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a key. */
    public static Kind ofKey(String key) {
      return valueOf(key.substring(0, key.indexOf(' ')).toUpperCase(Locale.ROOT));
    }

    /** Whether an operator holds it. */
    public boolean isOwned() {
      return compareTo(RELATION) <= 0;
    }

    /** Whether the commits topic holds it. */
    public boolean isRecorded() {
      return this == COMMIT || this == REPOSITORY || this == TAG;
    }
  }

  /** A request that carries no record. */
  public static Request of(Kind kind, String id, long storedEpoch, long storedRevision) {
    return new Request(kind, id, storedEpoch, storedRevision, List.of(), new byte[0]);
  }

  /** Kind and id: the key of the row that is asked for. */
  public String key() {
    return kind.word() + " " + id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Request that
        && kind == that.kind
        && id.equals(that.id)
        && storedEpoch == that.storedEpoch
        && storedRevision == that.storedRevision
        && sources.equals(that.sources)
        && Arrays.equals(recorded, that.recorded);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, id, storedEpoch, storedRevision, sources, Arrays.hashCode(recorded));
  }

  @Override
  public String toString() {
    return key() + " above " + storedEpoch + "/" + storedRevision;
  }
}
