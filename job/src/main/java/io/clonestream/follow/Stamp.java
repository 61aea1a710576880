package io.clonestream.follow;

import io.clonestream.feed.Request;

/**
 * Orders the rows of one key: a row replaces what is stored when its stamp is higher.
 *
 * @param epoch one number per attempt of the whole job
 * @param revision number of the emission of this key's owner
 */
public record Stamp(long epoch, long revision) implements Comparable<Stamp> {

  public static final Stamp NONE = new Stamp(0, 0);

  /** No owner emits so often: a higher revision is damage. */
  private static final long MOST_REVISIONS = 1L << 53;

  /**
   * The stamp of an answer: above the owner's own last revision and above what was found stored.
   *
   * @param epoch of the owner
   * @param revision last one of the owner
   */
  public static Stamp answering(long epoch, long revision, Request request) {
    boolean comparable =
        request.storedEpoch() == epoch && request.storedRevision() < MOST_REVISIONS;
    return new Stamp(
        epoch, (comparable ? Math.max(revision, request.storedRevision()) : revision) + 1);
  }

  /** The stamp that a request found stored. */
  public static Stamp found(Request request) {
    return new Stamp(request.storedEpoch(), request.storedRevision());
  }

  /** Whether a row can have this stamp in a graph that was written up to an epoch. */
  public boolean isPossible(long upToEpoch) {
    return epoch >= 0 && epoch <= upToEpoch && revision >= 0 && revision <= MOST_REVISIONS;
  }

  @Override
  public int compareTo(Stamp other) {
    int byEpoch = Long.compare(epoch, other.epoch);
    return byEpoch != 0 ? byEpoch : Long.compare(revision, other.revision);
  }
}
