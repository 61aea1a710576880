package io.clonestream.watch;

import io.clonestream.tune.Interval;
import io.clonestream.watch.LevelChange.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * Follows the levels of a series and says what each change means. The baseline is the first level,
 * and every better one after it: several steps that are each below the threshold add up.
 */
final class Course {

  private final Rules rules;
  private @Nullable Level baseline;
  private boolean alarmed;

  Course(Rules rules) {
    this.rules = rules;
  }

  /** The next change, whose meaning is not known yet. */
  LevelChange next(LevelChange change) {
    Level from = baseline == null ? change.before() : baseline;
    LevelChange judged = judged(change, from);
    alarmed = judged.meaning() == Meaning.ALARM || (alarmed && judged.meaning() != Meaning.END);
    baseline = judged.worse() < 0 ? change.after() : from;
    return judged;
  }

  /** The last change again, now that more is known of its new level; null if it means the same. */
  @Nullable LevelChange again(LevelChange last, Level after) {
    if (last.meaning() != Meaning.NOTE || alarmed) {
      return null;
    }
    LevelChange judged = judged(last.to(after), last.baseline());
    alarmed = judged.meaning() == Meaning.ALARM;
    return alarmed ? judged : null;
  }

  private LevelChange judged(LevelChange change, Level from) {
    Better better = rules.better();
    double worse = better.worse(from.median(), change.after().median());
    Interval interval = better.worse(from, change.after());
    boolean furtherDown = better.worse(change.before().median(), change.after().median()) > 0;
    Meaning meaning = Meaning.NOTE;
    if (furtherDown && reaches(interval)) {
      boolean again = alarmed && !reaches(better.worse(change.before(), change.after()));
      meaning = again ? Meaning.NOTE : Meaning.ALARM;
    } else if (alarmed && !reaches(interval)) {
      meaning = Meaning.END;
    }
    return change.judged(from, worse, interval, meaning);
  }

  /**
   * Of a level that is worse by exactly the threshold, every second estimate is below it. So it is
   * the interval that must reach it, and lie above 0 wholly.
   */
  private boolean reaches(Interval worse) {
    return worse.low() > 0 && worse.high() >= rules.threshold();
  }
}
