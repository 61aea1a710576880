package io.clonestream.watch;

import java.util.List;
import java.util.Optional;

/**
 * What a series says.
 *
 * @param samples values that are not missing
 * @param missing values that are NaN or infinite: they count as not taken
 * @param needed fewer samples say nothing
 * @param changes in order of time; none where there are too few samples
 */
public record Verdict(int samples, int missing, int needed, List<LevelChange> changes) {

  public Verdict {
    changes = List.copyOf(changes);
  }

  /** Whether there were enough samples to say anything. */
  public boolean isEnough() {
    return samples >= needed;
  }

  /** The last alarm, unless it has ended. */
  public Optional<LevelChange> alarm() {
    Optional<LevelChange> standing = Optional.empty();
    for (LevelChange change : changes) {
      standing =
          switch (change.meaning()) {
            case ALARM -> Optional.of(change);
            case END -> Optional.empty();
            case NOTE -> standing;
          };
    }
    return standing;
  }
}
