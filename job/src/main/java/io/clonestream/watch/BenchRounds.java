package io.clonestream.watch;

import picocli.CommandLine.Option;

/** Rounds of a benchmark; what is compared takes turns within each. */
public final class BenchRounds {

  @Option(
      names = "--rounds",
      description = "Rounds, after one that warms up; default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  /** One round. */
  @FunctionalInterface
  public interface Round {

    /**
     * Measures.
     *
     * @param counted false for the round that warms up
     */
    void run(boolean counted) throws Exception;
  }

  /** How many are counted. */
  public int counted() {
    return rounds;
  }

  /** Runs one that warms up and then those that are counted, and says so after each. */
  public void run(Round round) throws Exception {
    for (int i = 0; i <= rounds; i++) {
      round.run(i > 0);
      System.out.printf("round %d of %d%n", i, rounds);
    }
  }
}
