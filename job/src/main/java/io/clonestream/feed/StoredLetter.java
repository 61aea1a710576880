package io.clonestream.feed;

import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it lies in its topic, without its content.
 *
 * @param partition where it lies
 * @param offset where it lies
 * @param origin where the refused record stood: topic-partition@offset
 * @param stage the room that refused it
 * @param reason why
 * @param bytes of the refused record's key and value
 */
public record StoredLetter(
    int partition, long offset, String origin, String stage, String reason, int bytes, Fate fate) {

  /** What a replay does with a letter. */
  public enum Fate {
    /** To be sent back: refused on reading. */
    PENDING,
    /** Its origin was sent back before. */
    REPLAYED,
    /** An earlier letter has the same origin: letters are written at least once. */
    REPEATED,
    /** Refused by a later stage, whose content must be made anew, not sent again. */
    LATER_STAGE,
    /** Its origin is no partition of a topic that the job reads. */
    NO_ORIGIN
  }

  @Nullable RecordOrigin place() {
    return RecordOrigin.parse(origin);
  }

  StoredLetter with(Fate next) {
    return new StoredLetter(partition, offset, origin, stage, reason, bytes, next);
  }
}
