package io.clonestream.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * Asks the owner of a key to emit its current content once more, above whatever is stored; one that
 * holds no such key withdraws what is stored.
 *
 * @param storedEpoch epoch of the stamp that was found stored, 0 for none; of a commit or
 *     repository its sequence
 * @param storedRevision revision of that stamp; of a commit or repository its part
 * @param recorded of a commit or repository the recorded step, as it stands in the commits topic;
 *     empty where none was recorded, and for every other kind
 */
public record Request(
    Kind kind, String id, long storedEpoch, long storedRevision, byte[] recorded) {

  /** What a key names; the first three have an owner with state. */
  public enum Kind {
    SYMBOL,
    CLASS,
    PAIR,
    COMMIT,
    REPOSITORY,
    FILE,
    FORM,
    NAME;

    /** As keys begin: "symbol", "class" ... */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isRecorded() {
      return this == COMMIT || this == REPOSITORY;
    }
  }

  /** A request that carries no recorded step. */
  public static Request of(Kind kind, String id, long storedEpoch, long storedRevision) {
    return new Request(kind, id, storedEpoch, storedRevision, new byte[0]);
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
        && Arrays.equals(recorded, that.recorded);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, id, storedEpoch, storedRevision, Arrays.hashCode(recorded));
  }

  @Override
  public String toString() {
    return key() + " above " + storedEpoch + "/" + storedRevision;
  }
}
