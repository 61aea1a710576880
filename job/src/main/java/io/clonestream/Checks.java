package io.clonestream;

/** Rules that values of options keep, told with the value where they do not. */
final class Checks {

  private Checks() {}

  /** A number that must be at least 1. */
  static int positive(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("Value " + value + " of " + option + " is below 1");
    }
    return value;
  }

  /** A share of a whole, without none and all. */
  static double share(String option, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "Value " + value + " of " + option + " must lie within 0 and 1");
    }
    return value;
  }

  /** The name of something that is written to a file of this name. */
  static String id(String id) {
    if (!id.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "Value '" + id + "' of --id must be letters, digits, dots and dashes");
    }
    return id;
  }
}
