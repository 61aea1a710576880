package io.clonestream.local.chaos;

import io.clonestream.local.Directories;
import io.clonestream.local.ServerFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fault after fault, a cluster a class or one for all, as long as everything holds; several
 * clusters side by side where that is wanted.
 */
final class Suite {

  /** A round to run. */
  record Task(Fault fault, long seed) {

    private void say(String what) {
      System.out.println(fault.name() + " " + seed + ": " + what);
    }
  }

  private final Path directory;
  private final String tier;
  private final String begun;
  private final List<RoundResult> rounds;
  private final boolean oneCluster;
  private final boolean keep;
  private final int clusters;

  /**
   * @param directory where the report and the clusters go
   * @param rounds that an earlier run has done; new ones are added
   * @param keep the folders of sound clusters too
   * @param clusters that run at the same time
   */
  Suite(
      Path directory,
      String tier,
      String begun,
      List<RoundResult> rounds,
      boolean oneCluster,
      boolean keep,
      int clusters) {
    this.directory = directory;
    this.tier = tier;
    this.begun = begun;
    this.rounds = rounds;
    this.oneCluster = oneCluster;
    this.keep = keep;
    this.clusters = clusters;
  }

  /** Runs what has not been run yet. */
  void run(List<Fault> faults, List<Long> seeds) throws InterruptedException {
    Queue<Task> left = left(faults, seeds, rounds);
    ExecutorService threads = Executors.newFixedThreadPool(clusters);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Queue<Task> tasks : oneCluster ? List.of(left) : byClass(left)) {
        running.add(
            threads.submit(
                () -> {
                  work(tasks);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new ServerFailure("A cluster did not get to its end: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Collection<Queue<Task>> byClass(Queue<Task> tasks) {
    Map<Fault, Queue<Task>> byClass = new LinkedHashMap<>();
    tasks.forEach(t -> byClass.computeIfAbsent(t.fault(), fault -> new ArrayDeque<>()).add(t));
    return byClass.values();
  }

  private void work(Queue<Task> tasks) throws IOException, InterruptedException {
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
        boolean last = tasks.isEmpty();
        task.say(task.fault().what());
        RoundResult result = round(site, task, place, last);
        report(result);
        task.say(line(result));
        if (last || !result.sound()) {
          return result.sound();
        }
      }
    }
  }

  private synchronized void report(RoundResult result) throws IOException {
    rounds.add(result);
    ChaosReport.of(tier, begun, rounds).write(directory);
  }

  /**
   * @param last of its cluster: everything is replayed afterwards
   */
  private static RoundResult round(Site site, Task task, Path place, boolean last)
      throws InterruptedException {
    try {
      var invariants = new Invariants(place.resolve("vectors"));
      RoundResult result =
          new Round(site, task.fault(), task.seed(), task::say).run(place, invariants);
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
        "%s, dip %.2f, stability %.2f, catch-up %.1f, %d restarts, %d commits; %s",
        recovery == null ? "not recovered" : String.format(Locale.ROOT, "%.1f s", recovery),
        r.dip(),
        r.stability(),
        r.catchUp(),
        r.restarts(),
        r.commits(),
        r.sound() ? "sound" : "NOT SOUND: " + broken + r.problem());
  }
}
