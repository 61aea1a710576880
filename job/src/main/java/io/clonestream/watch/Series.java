package io.clonestream.watch;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Values in order of time; NaN and infinite values are missing ones. */
public final class Series {

  private long[] times = new long[64];
  private double[] values = new double[64];
  private int size;

  /**
   * Adds a value.
   *
   * @param time in any unit
   * @throws IllegalArgumentException where it is earlier than the one before, or the value below 0:
   *     levels are compared by ratio
   */
  public void add(long time, double value) {
    if (size > 0) {
      checkOrder(times[size - 1], time);
    }
    checkNotNegative(time, value);
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    times[size] = time;
    values[size++] = value;
  }

  static void checkOrder(long before, long time) {
    if (time < before) {
      throw new IllegalArgumentException(
          "Time " + time + " must not be before " + before + ", the one before it");
    }
  }

  static void checkNotNegative(long time, double value) {
    if (value < 0 && Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Value " + value + " at time " + time + " must not be below 0: levels are ratios");
    }
  }

  /** How many values, with the missing ones. */
  public int size() {
    return size;
  }

  long time(int index) {
    return times[index];
  }

  double value(int index) {
    return values[index];
  }

  /** Indices of the values that are not missing. */
  int[] present() {
    return IntStream.range(0, size).filter(i -> Double.isFinite(values[i])).toArray();
  }
}
