package io.clonestream.gate;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Boilerplate;
import io.clonestream.follow.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clone class: all symbol versions that share one fragment.
 *
 * @param fragmentId its id
 * @param formId id of its form
 * @param tokens number of tokens of the fragment
 * @param boilerplate the kind of boilerplate that the fragment is; null for other code
 * @param size members alive at the end of the timeline
 * @param peak most members alive at one instant
 * @param periods when at least one member lived, oldest first
 */
public record CloneClass(
    Stamp stamp,
    String fragmentId,
    String tenant,
    String language,
    SymbolKind kind,
    String name,
    int tokens,
    String formId,
    @Nullable Boilerplate boilerplate,
    int size,
    int peak,
    List<Timeline.Period> periods) {

  /** The same content under another stamp. */
  public CloneClass withStamp(Stamp other) {
    return new CloneClass(
        other,
        fragmentId,
        tenant,
        language,
        kind,
        name,
        tokens,
        formId,
        boilerplate,
        size,
        peak,
        periods);
  }
}
