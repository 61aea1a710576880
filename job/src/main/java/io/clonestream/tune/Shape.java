package io.clonestream.tune;

import io.clonestream.match.Feature;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a curve may look like: where it bends, and whether it may only rise, only fall, or both.
 * More alike must never count as less, whatever a sample of pairs says.
 *
 * @param knots values of the feature, ascending, at least two
 */
@SuppressWarnings("ArrayRecordComponent") // never changed nor compared
record Shape(Feature feature, Direction direction, double[] knots) {

  enum Direction {
    RISING,
    FALLING,
    FREE
  }

  /**
   * The shape in words: a direction, then the knots, as in {@code rising 0 0.5 1}.
   *
   * @throws IllegalArgumentException with the key, the text and the rule where it is none
   */
  static Shape parse(String key, Feature feature, String text) {
    String[] words = text.strip().split("\\s+");
    try {
      Direction direction = Direction.valueOf(words[0].toUpperCase(Locale.ROOT));
      double[] knots = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
      if (knots.length >= 2 && isAscending(knots)) {
        return new Shape(feature, direction, knots);
      }
    } catch (IllegalArgumentException e) {
      throw refused(key, text, e);
    }
    throw refused(key, text, null);
  }

  private static IllegalArgumentException refused(
      String key, String text, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Value '"
            + text
            + "' of "
            + key
            + " must be rising, falling or free and then two or more ascending numbers",
        cause);
  }

  private static boolean isAscending(double[] knots) {
    for (int i = 0; i < knots.length; i++) {
      if (!Double.isFinite(knots[i]) || i > 0 && knots[i] <= knots[i - 1]) {
        return false;
      }
    }
    return true;
  }

  int segments() {
    return knots.length - 1;
  }

  double width(int segment) {
    return knots[segment + 1] - knots[segment];
  }

  /** How far a value has come through a segment, 0 to 1. */
  double share(int segment, double value) {
    return Math.max(0, Math.min(1, (value - knots[segment]) / width(segment)));
  }

  /** The nearest rise that is allowed. */
  double bounded(double rise) {
    return switch (direction) {
      case RISING -> Math.max(0, rise);
      case FALLING -> Math.min(0, rise);
      case FREE -> rise;
    };
  }
}
