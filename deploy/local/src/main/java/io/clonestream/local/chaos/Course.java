package io.clonestream.local.chaos;

import io.clonestream.local.ClusterLook;
import io.clonestream.local.chaos.Fault.Restarts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster looked like in the course of one round, and the figures that follow from it. Times
 * are milliseconds since the epoch.
 */
final class Course {

  /** Over which the dip is measured, from the fault on. */
  static final long WINDOW_MILLIS = 30_000;

  private final List<ClusterLook> looks = new ArrayList<>();

  synchronized void add(ClusterLook look) {
    looks.add(look);
  }

  synchronized List<ClusterLook> looks() {
    return List.copyOf(looks);
  }

  /** The newest look; there is one. */
  synchronized ClusterLook last() {
    return looks.get(looks.size() - 1);
  }

  /**
   * When the job was back from a fault: at the first new edge after its cause was over, which a
   * later attempt must have written where the job has to restart.
   *
   * @param before the fault
   * @param over when its cause was
   */
  Optional<Long> recovered(Restarts restarts, ClusterLook before, ClusterLook over) {
    return restarts == Restarts.MUST
        ? firstNewEdgeOfLaterAttempt(before)
        : firstNewEdge(over.millis());
  }

  /** Seconds that this took: all of them, or the longest time without a new edge among them. */
  double recovery(Restarts restarts, long fault, long recovered) {
    return (restarts == Restarts.MUST ? recovered - fault : longestGap(fault, recovered)) / 1e3;
  }

  /** When the first edge was there that came after a moment. */
  Optional<Long> firstNewEdge(long since) {
    long edges = edgesAt(since);
    return looks().stream()
        .filter(look -> look.millis() > since && look.edges() > edges)
        .map(ClusterLook::millis)
        .findFirst();
  }

  /** When the first edge was there that is new since a look and of a later attempt of the job. */
  Optional<Long> firstNewEdgeOfLaterAttempt(ClusterLook before) {
    return looks().stream()
        .filter(look -> look.millis() > before.millis() && look.edges() > before.edges())
        .filter(look -> look.epoch() > before.epoch() && look.fresh() > 0)
        .map(ClusterLook::millis)
        .findFirst();
  }

  /** The longest time without a new edge within two moments, in milliseconds. */
  long longestGap(long from, long to) {
    long longest = 0;
    long since = from;
    long edges = edgesAt(from);
    for (ClusterLook look : looks()) {
      if (look.millis() > from && look.millis() <= to && look.edges() > edges) {
        longest = Math.max(longest, look.millis() - since);
        since = look.millis();
        edges = look.edges();
      }
    }
    return longest;
  }

  /** New edges a second between two moments; 0 where none can be told. */
  double rate(long from, long to) {
    List<ClusterLook> within =
        looks().stream()
            .filter(look -> look.edges() != ClusterLook.UNKNOWN)
            .filter(look -> look.millis() >= from && look.millis() <= to)
            .toList();
    if (within.size() < 2) {
      return 0;
    }
    ClusterLook first = within.get(0);
    ClusterLook last = within.get(within.size() - 1);
    return 1_000.0 * (last.edges() - first.edges()) / (last.millis() - first.millis());
  }

  /**
   * The share of the edges that should have come in the window after the fault, at the pace before
   * it, and did not: 0 to 1.
   */
  double dip(long begin, long fault) {
    double before = rate(begin, fault);
    return before <= 0 ? 0 : clamp(1 - gained(fault, fault + WINDOW_MILLIS) / before);
  }

  /** New edges a second between two moments, a graph that does not answer having the last ones. */
  private double gained(long from, long to) {
    long first = edgesAt(from);
    long last = edgesAt(to);
    return 1_000.0 * (last - first) / (to - from);
  }

  /** Edges at a moment, a graph that does not answer having the last ones. */
  long edgesAt(long millis) {
    return looks().stream()
        .filter(look -> look.millis() <= millis && look.edges() != ClusterLook.UNKNOWN)
        .reduce((a, b) -> b)
        .map(ClusterLook::edges)
        .orElse(0L);
  }

  /** The share of the looks since a moment in which the job ran and the graph answered: 0 to 1. */
  double stability(long since) {
    List<ClusterLook> after = looks().stream().filter(look -> look.millis() >= since).toList();
    return after.isEmpty()
        ? 0
        : 1.0 * after.stream().filter(ClusterLook::isUp).count() / after.size();
  }

  /**
   * How much faster than before the fault edges came while the backlog was drained: until as many
   * were there as without the fault. 0 where there was no backlog.
   */
  double catchUp(long begin, long fault, long recovered) {
    double before = rate(begin, fault);
    if (before <= 0) {
      return 0;
    }
    long atFault = edgesAt(fault);
    List<ClusterLook> after = looks().stream().filter(look -> look.millis() > recovered).toList();
    for (ClusterLook look : after) {
      double expected = atFault + before * (look.millis() - fault) / 1_000.0;
      if (look.edges() >= expected) {
        return rate(recovered, look.millis()) / before;
      }
    }
    return after.isEmpty() ? 0 : rate(recovered, after.get(after.size() - 1).millis()) / before;
  }

  /** How often the job restarted since a moment, of the job that is newest at the end. */
  long restarts(long since) {
    long most = 0;
    long first = ClusterLook.UNKNOWN;
    for (ClusterLook look : looks()) {
      if (look.restarts() == ClusterLook.UNKNOWN) {
        continue;
      }
      if (look.millis() <= since || first == ClusterLook.UNKNOWN) {
        first = look.restarts();
      }
      most = Math.max(most, look.restarts() - first);
    }
    return most;
  }

  private static double clamp(double share) {
    return Math.max(0, Math.min(1, share));
  }
}
