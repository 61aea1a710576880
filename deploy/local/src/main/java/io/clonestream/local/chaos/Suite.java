package io.clonestream.local.chaos;

import io.clonestream.local.Directories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;

/** Fault after fault, a cluster a class or one for all, as long as everything holds. */
final class Suite {

  /** A round to run. */
  record Task(Fault fault, long seed) {}

  private final Path directory;
  private final String tier;
  private final String begun;
  private final List<RoundResult> rounds;
  private final boolean oneCluster;
  private final boolean keep;

  /**
   * @param directory where the report and the clusters go
   * @param rounds that an earlier run has done; new ones are added
   * @param keep the folders of sound clusters too
   */
  Suite(
      Path directory,
      String tier,
      String begun,
      List<RoundResult> rounds,
      boolean oneCluster,
      boolean keep) {
    this.directory = directory;
    this.tier = tier;
    this.begun = begun;
    this.rounds = rounds;
    this.oneCluster = oneCluster;
    this.keep = keep;
  }

  /** Runs what has not been run yet. */
  void run(List<Fault> faults, List<Long> seeds) throws IOException, InterruptedException {
    Queue<Task> tasks = left(faults, seeds, rounds);
    while (!tasks.isEmpty()) {
      Task first = Objects.requireNonNull(tasks.peek());
      Path place = directory.resolve(first.fault().name() + "-from-" + first.seed());
      Directories.delete(place);
      boolean sound = onOneCluster(place, tasks);
      if (sound && !keep) {
        Directories.delete(place);
      } else {
        System.out.println("  kept: " + place);
      }
    }
  }

  /** Class by class, what has not been run yet, whether it held or not. */
  static Queue<Task> left(List<Fault> faults, List<Long> seeds, List<RoundResult> done) {
    Queue<Task> left = new ArrayDeque<>();
    for (Fault fault : faults) {
      for (long seed : seeds) {
        if (done.stream().noneMatch(r -> r.fault().equals(fault.name()) && r.seed() == seed)) {
          left.add(new Task(fault, seed));
        }
      }
    }
    return left;
  }

  /** Takes tasks up to the last for this cluster; false when something did not hold. */
  private boolean onOneCluster(Path place, Queue<Task> tasks)
      throws IOException, InterruptedException {
    try (Site site = Site.open(place)) {
      while (true) {
        Task task = tasks.remove();
        Task next = tasks.peek();
        boolean last = next == null || (!oneCluster && !next.fault().equals(task.fault()));
        System.out.println(task.fault().name() + ": " + task.fault().what());
        RoundResult result = round(site, task, place, last);
        rounds.add(result);
        ChaosReport.of(tier, begun, rounds).write(directory);
        System.out.println(line(result));
        if (last || !result.sound()) {
          return result.sound();
        }
      }
    }
  }

  /**
   * @param last of its cluster: everything is replayed afterwards
   */
  private static RoundResult round(Site site, Task task, Path place, boolean last)
      throws InterruptedException {
    try {
      var invariants = new Invariants(place.resolve("vectors"));
      RoundResult result =
          new Round(site, task.fault(), task.seed(), System.out::println).run(place, invariants);
      return last && result.sound()
          ? result.and(invariants.replayed(site.cluster(), site.proxy().port()))
          : result;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return RoundResult.failed(task.fault().name(), task.seed(), String.valueOf(e));
    }
  }

  private static String line(RoundResult r) {
    Double recovery = r.recovery();
    String broken =
        String.join(
            ", ", r.invariants().stream().filter(i -> !i.held()).map(Invariant::name).toList());
    return String.format(
        Locale.ROOT,
        "  seed %d: %s, dip %.2f, stability %.2f, catch-up %.1f, %d restarts, %d commits; %s",
        r.seed(),
        recovery == null ? "not recovered" : String.format(Locale.ROOT, "%.1f s", recovery),
        r.dip(),
        r.stability(),
        r.catchUp(),
        r.restarts(),
        r.commits(),
        r.sound() ? "sound" : "NOT SOUND: " + broken + r.problem());
  }
}
