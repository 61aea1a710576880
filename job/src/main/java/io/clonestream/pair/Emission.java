package io.clonestream.pair;

import io.clonestream.follow.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * What was last emitted of a key, and therefore what is due.
 *
 * @param revision number of emissions so far that showed it; withdrawals do not count
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
    return new Stamp(nowEpoch, revision > 0 || !empty ? revision + 1 : 0);
  }

  Emission after(Stamp stamp, long emittedDigest) {
    return new Emission(stamp.revision(), stamp.epoch(), emittedDigest);
  }
}
