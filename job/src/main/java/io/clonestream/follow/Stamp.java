package io.clonestream.follow;

/**
 * Orders the rows of one key: a row replaces what is stored when its stamp is higher.
 *
 * @param epoch one number per attempt of the whole job
 * @param revision number of the emission of this key's owner
 */
public record Stamp(long epoch, long revision) implements Comparable<Stamp> {

  public static final Stamp NONE = new Stamp(0, 0);

  @Override
  public int compareTo(Stamp other) {
    int byEpoch = Long.compare(epoch, other.epoch);
    return byEpoch != 0 ? byEpoch : Long.compare(revision, other.revision);
  }
}
