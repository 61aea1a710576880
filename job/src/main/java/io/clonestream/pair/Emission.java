package io.clonestream.pair;

import io.clonestream.follow.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * What was last emitted of a key, and therefore what is due.
 *
 * @param revision number of emissions so far that showed it, and of answers to requests; unasked
 *     withdrawals do not count
 * @param epoch epoch of the last emission; 0 before the first
 * @param digest digest of the content last emitted
 */
record Emission(long revision, long epoch, long digest) {

  static final Emission NONE = new Emission(0, 0, 0);

  /**
   * The stamp under which content must be emitted in an epoch; null when it was emitted as it is.
   * What is empty and was never shown has revision 0: it withdraws what an attempt that crashed may
   * have written, which knew other facts.
   */
  @Nullable Stamp due(long nowEpoch, long nowDigest, boolean empty) {
    if (epoch == nowEpoch && digest == nowDigest) {
      return null;
    }
    return new Stamp(nowEpoch, shows(empty) ? revision + 1 : 0);
  }

  /** Whether something of the key is to be seen: content, or that it once had some. */
  boolean shows(boolean empty) {
    return revision > 0 || !empty;
  }

  Emission after(Stamp stamp, long emittedDigest) {
    return new Emission(stamp.revision(), stamp.epoch(), emittedDigest);
  }

  /** With the revision of an answer, which is no emission: what is due stays due. */
  Emission answered(Stamp stamp) {
    return new Emission(stamp.revision(), epoch, digest);
  }
}
