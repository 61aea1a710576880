package io.clonestream.gate;

import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.follow.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * What the gate keeps of one clone class.
 *
 * @param described whether the description was made by this version of the rules; not written, so
 *     that what comes out of state is looked at once more when its code comes
 * @param inferredWith the model it was sent to inference for; empty while it was not
 * @param revision number of emissions so far
 * @param emittedEpoch epoch of the last emission; 0 before the first
 * @param emittedDigest digest of the content last emitted
 */
record ClassRecord(
    ClassDescription description,
    boolean described,
    Timeline timeline,
    String inferredWith,
    long revision,
    long emittedEpoch,
    long emittedDigest) {

  /**
   * A class that nothing is known of but its fragment.
   *
   * @param revision of its last withdrawal
   */
  static ClassRecord of(Fragment fragment, long revision) {
    return new ClassRecord(ClassDescription.of(fragment), true, Timeline.EMPTY, "", revision, 0, 0);
  }

  String fragmentId() {
    return description.fragmentId();
  }

  /** The content of this class under a stamp. */
  CloneClass content(Stamp stamp) {
    return CloneClass.of(stamp, description, timeline);
  }

  /**
   * With what its code says, if there is any: a class kept by an earlier version may not know it
   * all. Looked at once.
   */
  ClassRecord describedBy(@Nullable Code code) {
    return described || code == null
        ? this
        : new ClassRecord(
            description.withBoilerplate(code.boilerplate()),
            true,
            timeline,
            inferredWith,
            revision,
            emittedEpoch,
            emittedDigest);
  }

  ClassRecord with(Timeline changed, String model) {
    return new ClassRecord(
        description, described, changed, model, revision, emittedEpoch, emittedDigest);
  }

  /** With the revision of an answer, which is no emission: what is due stays due. */
  ClassRecord answered(long answer) {
    return new ClassRecord(
        description, described, timeline, inferredWith, answer, emittedEpoch, emittedDigest);
  }

  ClassRecord emitted(long epoch, long digest) {
    return new ClassRecord(
        description, described, timeline, inferredWith, revision + 1, epoch, digest);
  }
}
