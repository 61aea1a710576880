package io.clonestream.local.chaos;

/**
 * A class of faults.
 *
 * @param name on the command line
 * @param what happens, for people
 * @param restarts whether the job must go on in a new attempt; otherwise it may not restart
 * @param injection puts one fault in and returns when its cause is over, or at once when it is up
 *     to the system to get by
 */
record Fault(String name, String what, Severity severity, Restarts restarts, Injection injection) {

  /** What the fault does to the attempt of the job. */
  enum Restarts {
    /** Edges count as new only when a later attempt wrote them. */
    MUST,
    MAY,
    /** A restart is itself a failure. */
    NEVER
  }

  /** Puts one fault in. */
  @FunctionalInterface
  interface Injection {
    void into(Situation situation) throws Exception;
  }
}
