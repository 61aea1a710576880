package io.clonestream.local.chaos;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of one fault of one seed. Times are seconds from the fault on.
 *
 * @param afterSeconds when the fault was put in, from the first edge on
 * @param recovery until new edges came again; null when they did not
 * @param dip share of the edges that did not come in time
 * @param stability share of the time after recovery in which the job ran and the graph answered
 * @param catchUp pace at which the backlog was drained, as a multiple of the pace before
 * @param restarts of the job since the fault
 * @param edges by the end, as seconds from the fault and number, for the picture
 * @param problem why the round could not be brought to its end; empty when it was
 */
record RoundResult(
    String fault,
    long seed,
    double afterSeconds,
    @Nullable Double recovery,
    double dip,
    double stability,
    double catchUp,
    long restarts,
    int commits,
    List<Invariant> invariants,
    List<List<Double>> edges,
    String problem) {

  /** A round that could not be brought to its end. */
  static RoundResult failed(String fault, long seed, String problem) {
    return new RoundResult(fault, seed, 0, null, 1, 0, 0, 0, 0, List.of(), List.of(), problem);
  }

  /** The same with more invariants. */
  RoundResult and(List<Invariant> more) {
    List<Invariant> all = Stream.concat(invariants.stream(), more.stream()).toList();
    return new RoundResult(
        fault,
        seed,
        afterSeconds,
        recovery,
        dip,
        stability,
        catchUp,
        restarts,
        commits,
        all,
        edges,
        problem);
  }

  boolean recovered() {
    return recovery != null;
  }

  /** Recovered, and everything holds. */
  boolean sound() {
    return recovered() && problem.isEmpty() && invariants.stream().allMatch(Invariant::held);
  }

  /** The command that repeats it. */
  String repeat() {
    return "scripts/chaos.sh --faults " + fault + " --first-seed " + seed + " --seeds 1";
  }
}
