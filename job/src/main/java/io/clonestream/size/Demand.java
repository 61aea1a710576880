package io.clonestream.size;

/**
 * What is asked of a cluster.
 *
 * @param fragments distinct functions and types
 * @param commitsADay that go on coming
 * @param loadDays days in which all fragments are to be taken in at first
 * @param cores of a TaskManager
 */
public record Demand(double fragments, double commitsADay, double loadDays, double cores) {

  public Demand {
    requirePositive("fragments", fragments);
    requirePositive("commits a day", commitsADay);
    requirePositive("days to load", loadDays);
    requirePositive("cores", cores);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("Value '" + value + "' of " + name + " must be above 0");
    }
  }
}
