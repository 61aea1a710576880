package io.clonestream.gate;

import io.clonestream.follow.Stamp;
import java.util.List;

/**
 * A clone class: all symbol versions that share one fragment.
 *
 * @param size members alive at the end of the timeline
 * @param peak most members alive at one instant
 * @param periods when at least one member lived, oldest first
 */
public record CloneClass(
    Stamp stamp, ClassDescription description, int size, int peak, List<Timeline.Period> periods) {

  /** The class of this code whose members lived so. */
  public static CloneClass of(Stamp stamp, ClassDescription description, Timeline timeline) {
    return new CloneClass(stamp, description, timeline.size(), timeline.peak(), timeline.periods());
  }

  public String fragmentId() {
    return description.fragmentId();
  }

  /** The same content under another stamp. */
  public CloneClass withStamp(Stamp other) {
    return new CloneClass(other, description, size, peak, periods);
  }
}
