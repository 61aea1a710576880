package io.clonestream.watch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The detector for a metric that goes on: it is fed value by value, keeps at most {@link
 * Rules#window} of them and the baseline, and tells each change once; one that did not look like an
 * alarm at first, a second time when it does. Not for several threads.
 */
public final class LiveDetector {

  private final Rules rules;
  private final Course course;
  private final long[] times;
  private final double[] values;
  private final int[] indices;
  private int size;
  private int seen;
  private double inflation = 1;
  private @Nullable LevelChange last;

  public LiveDetector(Rules rules) {
    this.rules = rules;
    course = new Course(rules);
    times = new long[rules.window()];
    values = new double[rules.window()];
    indices = new int[rules.window()];
  }

  /**
   * Takes the next value.
   *
   * @param value NaN or infinite where it is missing
   * @return the change that it shows, or null
   * @throws IllegalArgumentException as {@link Series#add}
   */
  public @Nullable LevelChange add(long time, double value) {
    if (size > 0) {
      Series.checkOrder(times[size - 1], time);
    }
    Series.checkNotNegative(time, value);
    int index = seen++;
    if (!Double.isFinite(value)) {
      return null;
    }
    boolean full = size == values.length;
    if (full) {
      drop(1);
    }
    times[size] = time;
    values[size] = value;
    indices[size++] = index;
    if (size < (last == null ? rules.samples() : 2 * rules.least())) {
      return null;
    }
    Split split = Split.of(Arrays.copyOf(values, size), rules.least());
    boolean stillMoving = split.at() == size - rules.least();
    if (split.p() < rules.significance() && !stillMoving) {
      return split(split);
    }
    return last == null || full ? null : told(course.again(last, level(0, size)));
  }

  private LevelChange split(Split split) {
    int at = split.at();
    inflation = split.inflation();
    LevelChange change =
        course.next(
            LevelChange.found(
                indices[at],
                indices[at - 1],
                times[at - 1],
                times[at],
                level(0, at),
                level(at, size),
                split.p()));
    drop(at);
    last = change;
    return change;
  }

  private @Nullable LevelChange told(@Nullable LevelChange again) {
    last = again == null ? last : again;
    return again;
  }

  private Level level(int from, int to) {
    return Level.of(Arrays.copyOfRange(values, from, to), inflation);
  }

  private void drop(int count) {
    size -= count;
    System.arraycopy(times, count, times, 0, size);
    System.arraycopy(values, count, values, 0, size);
    System.arraycopy(indices, count, indices, 0, size);
  }
}
