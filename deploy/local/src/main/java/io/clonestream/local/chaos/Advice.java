package io.clonestream.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What to do about the figures: fixed rules, the gravest first. */
final class Advice {

  private static final double LONG_RECOVERY_SECONDS = 15;
  private static final double DEEP_DIP = 0.5;
  private static final double UNSTABLE = 0.95;
  private static final double SLOW_CATCH_UP = 1.5;

  private Advice() {}

  static List<String> on(List<FaultSummary> faults) {
    List<String> advice = new ArrayList<>();
    for (FaultSummary fault : faults) {
      for (RoundResult round : fault.rounds()) {
        for (Invariant broken : round.invariants().stream().filter(i -> !i.held()).toList()) {
          advice.add(
              say(
                  "%s, seed %d: '%s' does not hold. A defect: repeat it with %s.",
                  fault.name(), round.seed(), broken.name(), round.repeat()));
        }
        if (!round.recovered()) {
          advice.add(
              say(
                  "%s, seed %d: not recovered%s. Repeat it with %s.",
                  fault.name(),
                  round.seed(),
                  round.problem().isEmpty() ? "" : " (" + round.problem() + ")",
                  round.repeat()));
        }
      }
    }
    for (FaultSummary fault : faults) {
      Double longest = fault.maxRecovery();
      if (longest != null && longest > LONG_RECOVERY_SECONDS) {
        advice.add(
            say(
                "%s: up to %.0f s without a new edge. Keep a spare TaskManager, give the servers cores"
                    + " of their own, and lower heartbeat.timeout where processes hang.",
                fault.name(), longest));
      }
      if (fault.rounds().stream().anyMatch(Advice::isSlowAfterwards)) {
        advice.add(
            say(
                "%s: the backlog was drained at less than %.1f times the pace before. Raise the"
                    + " parallelism or persist.batch-size.",
                fault.name(), SLOW_CATCH_UP));
      }
      if (fault.recovered() > 0 && fault.stability() < UNSTABLE) {
        advice.add(
            say(
                "%s: after recovery the job was up for %.0f %% of the time only. Look for repeated"
                    + " failures in the JobManager's log.",
                fault.name(), 100 * fault.stability()));
      }
    }
    return advice.isEmpty()
        ? List.of("Nothing to do: every fault was recovered from in time.")
        : advice;
  }

  private static boolean isSlowAfterwards(RoundResult round) {
    return round.recovered() && round.dip() > DEEP_DIP && round.catchUp() < SLOW_CATCH_UP;
  }

  private static String say(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
