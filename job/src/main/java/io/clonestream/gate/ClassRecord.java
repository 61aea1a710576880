package io.clonestream.gate;

import io.clonestream.codec.Digest;
import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Boilerplate;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.follow.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * What the gate keeps of one clone class.
 *
 * @param boilerplate null also where an earlier version kept the class, until its code comes again
 * @param inferredWith the model it was sent to inference for; empty while it was not
 * @param revision number of emissions so far
 * @param emittedEpoch epoch of the last emission; 0 before the first
 * @param emittedDigest digest of the content last emitted
 */
record ClassRecord(
    String fragmentId,
    String tenant,
    String language,
    SymbolKind kind,
    String name,
    int tokens,
    String formId,
    @Nullable Boilerplate boilerplate,
    Timeline timeline,
    String inferredWith,
    long revision,
    long emittedEpoch,
    long emittedDigest) {

  private static final CloneClassCodec CONTENT = new CloneClassCodec();

  /**
   * A class that nothing is known of but its fragment.
   *
   * @param revision of its last withdrawal
   */
  static ClassRecord of(Fragment fragment, long revision) {
    return new ClassRecord(
        fragment.id(),
        fragment.tenant(),
        fragment.language(),
        fragment.kind(),
        fragment.name(),
        fragment.tokens(),
        fragment.formId(),
        fragment.boilerplate(),
        Timeline.EMPTY,
        "",
        revision,
        0,
        0);
  }

  /** The content of this class under a stamp. */
  CloneClass content(Stamp stamp) {
    return new CloneClass(
        stamp,
        fragmentId,
        tenant,
        language,
        kind,
        name,
        tokens,
        formId,
        boilerplate,
        timeline.size(),
        timeline.peak(),
        timeline.periods());
  }

  long digest() {
    return Digest.of(CONTENT, content(Stamp.NONE));
  }

  /** With what its code says; a class kept by an earlier version may not know it all. */
  ClassRecord describedBy(Fragment fragment) {
    return new ClassRecord(
        fragmentId,
        tenant,
        language,
        kind,
        name,
        tokens,
        formId,
        fragment.boilerplate(),
        timeline,
        inferredWith,
        revision,
        emittedEpoch,
        emittedDigest);
  }

  ClassRecord with(Timeline changed, String model) {
    return new ClassRecord(
        fragmentId,
        tenant,
        language,
        kind,
        name,
        tokens,
        formId,
        boilerplate,
        changed,
        model,
        revision,
        emittedEpoch,
        emittedDigest);
  }

  /** With the revision of an answer, which is no emission: what is due stays due. */
  ClassRecord answered(long answer) {
    return new ClassRecord(
        fragmentId,
        tenant,
        language,
        kind,
        name,
        tokens,
        formId,
        boilerplate,
        timeline,
        inferredWith,
        answer,
        emittedEpoch,
        emittedDigest);
  }

  ClassRecord emitted(long epoch, long digest) {
    return new ClassRecord(
        fragmentId,
        tenant,
        language,
        kind,
        name,
        tokens,
        formId,
        boilerplate,
        timeline,
        inferredWith,
        revision + 1,
        epoch,
        digest);
  }
}
