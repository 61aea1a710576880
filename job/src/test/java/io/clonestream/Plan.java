package io.clonestream;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What a seed stands for: a history, and what befalls the job that reads it. Its schedule follows
 * from the seed and from all of this.
 *
 * @param contests numbers of facts and relations of which a second record claims the sequence
 * @param disturbed whether records arrive late, twice and in any order
 * @param failing whether model and database are slow and fail
 * @param poisoned whether there is a row that the database cannot write
 * @param damaged whether somebody alters what was written, and has it repaired
 * @param crashes how many there are at least: failures add to them
 */
record Plan(
    long seed,
    History history,
    List<Integer> contests,
    boolean disturbed,
    boolean failing,
    boolean poisoned,
    boolean damaged,
    int crashes) {

  static Plan of(long seed) {
    Random random = random(seed, 0);
    History history = History.by(random);
    List<Integer> contests = new ArrayList<>();
    for (int count = Math.max(0, random.nextInt(6) - 3); count > 0; count--) {
      contests.add(random.nextInt(64));
    }
    return new Plan(
        seed,
        history,
        List.copyOf(contests),
        random.nextInt(8) > 0,
        random.nextInt(4) > 0,
        random.nextInt(6) == 0,
        random.nextInt(3) == 0,
        random.nextInt(4));
  }

  /** Chance for one purpose: seeds next to each other have nothing in common. */
  static Random random(long seed, int purpose) {
    long mixed = (seed * 31 + purpose) * 0x9E3779B97F4A7C15L;
    return new Random(mixed ^ mixed >>> 32);
  }

  /** What is published, contests among it. */
  Recorded recorded() {
    Recorded recorded = history.recorded();
    return contests.isEmpty() ? recorded : Contests.of(recorded, contests);
  }

  /** Plans of which each lacks something that this one has. */
  Stream<Plan> smaller() {
    Plan p = this;
    return Stream.of(
            history
                .shorter()
                .map(h -> with(h, contests, disturbed, failing, poisoned, damaged, crashes)),
            Stream.of(List.<Integer>of())
                .filter(none -> !contests.isEmpty())
                .map(none -> with(history, none, disturbed, failing, poisoned, damaged, crashes)),
            Stream.of(
                    with(history, contests, false, failing, poisoned, damaged, crashes),
                    with(history, contests, disturbed, false, poisoned, damaged, crashes),
                    with(history, contests, disturbed, failing, false, damaged, crashes),
                    with(history, contests, disturbed, failing, poisoned, false, crashes),
                    with(history, contests, disturbed, failing, poisoned, damaged, 0),
                    with(history, contests, disturbed, failing, poisoned, damaged, crashes - 1))
                .filter(less -> less.crashes >= 0 && !less.equals(p)))
        .flatMap(all -> all);
  }

  private Plan with(
      History h,
      List<Integer> c,
      boolean order,
      boolean fails,
      boolean poison,
      boolean harm,
      int n) {
    return new Plan(seed, h, c, order, fails, poison, harm, n);
  }

  @Override
  public String toString() {
    return "seed %d, contests %s, %s%s%s%scrashes %d%n%s"
        .formatted(
            seed,
            contests,
            disturbed ? "disturbed, " : "",
            failing ? "failing, " : "",
            poisoned ? "poisoned, " : "",
            damaged ? "damaged, " : "",
            crashes,
            history);
  }
}
