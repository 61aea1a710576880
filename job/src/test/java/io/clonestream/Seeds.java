package io.clonestream;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Runs simulations, each twice, and tells what the first that fails comes down to.
 *
 * <p>{@code -Dsimulation.seeds=5000} runs as many; {@code -Dsimulation.seed=42} runs that one;
 * {@code -Dsimulation.shrink=0} shrinks nothing.
 */
final class Seeds {

  private static final int DEFAULT = 300;
  private static final int MOST_ATTEMPTS = Integer.getInteger("simulation.shrink", 600);
  private static final int PROGRESS = 1_000;

  private Seeds() {}

  /**
   * Runs the seeds that were asked for.
   *
   * @throws AssertionError with the shrunken plan of the first seed that fails
   */
  static void run() {
    Long one = Long.getLong("simulation.seed");
    int count = Integer.getInteger("simulation.seeds", DEFAULT);
    LongStream seeds = one == null ? LongStream.range(0, count) : LongStream.of(one);
    String tier =
        one != null
            ? "seed " + one
            : count + " seeds" + (count == DEFAULT ? ", the small tier" : "");
    System.out.printf("Simulation: %s, each twice%n", tier);
    long start = System.nanoTime();
    AtomicInteger done = new AtomicInteger();
    AtomicLong events = new AtomicLong();
    AtomicLong digests = new AtomicLong();
    Optional<Plan> failed =
        seeds
            .parallel()
            .mapToObj(Plan::of)
            .filter(
                plan -> {
                  Simulation.Story story = Simulation.Story.of(plan);
                  Simulation simulation = story.run();
                  events.addAndGet(simulation.events());
                  digests.addAndGet(Long.parseUnsignedLong(simulation.digest(), 0, 16, 16));
                  if (done.incrementAndGet() % PROGRESS == 0) {
                    System.out.printf("  %d done%n", done.get());
                  }
                  return !simulation.isRight() || !story.run().digest().equals(simulation.digest());
                })
            .findFirst();
    failed.ifPresent(Seeds::fail);
    System.out.printf(
        "Simulation: %s passed, %d events, digest %016x, %.1f s%n",
        tier, events.get(), digests.get(), (System.nanoTime() - start) / 1e9);
  }

  private static void fail(Plan plan) {
    String digest = simulated(plan).digest();
    if (!simulated(plan).digest().equals(digest)) {
      throw new AssertionError("Two runs of one seed differ: " + plan);
    }
    Plan shrunken = shrink(plan, smaller -> !simulated(smaller).isRight());
    Simulation small = simulated(shrunken);
    throw new AssertionError(
        "Seed %d fails, again with -Dsimulation.seed=%d. It comes down to %s%n%s%nat last:%n  %s"
            .formatted(
                plan.seed(),
                plan.seed(),
                shrunken,
                String.join("\n", small.wrong()),
                String.join("\n  ", small.last())));
  }

  /** The smallest plan that still fails, as far as one step after the other finds it. */
  static Plan shrink(Plan failing, Predicate<Plan> fails) {
    AtomicInteger attempts = new AtomicInteger();
    Plan smallest = failing;
    while (true) {
      Optional<Plan> smaller =
          smallest
              .smaller()
              .takeWhile(plan -> attempts.incrementAndGet() <= MOST_ATTEMPTS)
              .filter(fails)
              .findFirst();
      if (smaller.isEmpty()) {
        return smallest;
      }
      smallest = smaller.get();
    }
  }

  private static Simulation simulated(Plan plan) {
    return Simulation.Story.of(plan).run();
  }
}
