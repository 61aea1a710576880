package io.clonestream.local.chaos;

import io.clonestream.local.ClusterLook;
import io.clonestream.local.FaultCluster;
import io.clonestream.local.FaultCluster.Part;
import io.clonestream.local.ProcessMemory;
import io.clonestream.local.chaos.Fault.Restarts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Steady load on one cluster and a fault drawn by seed every half minute. It is interrupted every
 * ten minutes at most: everything drains, which counts, and the invariants must hold. Where that
 * takes long, the next part has less load: a commit costs more the more there is to compare it to.
 */
final class Soak {

  private static final double LOAD = .7;

  /** A part whose draining takes it so far beyond its load had too much of that. */
  private static final double BEHIND = 1.2;

  private static final int COMMITS_TO_WARM = 100;
  private static final int COMMITS_TO_MEASURE = 300;

  /** The audit compares all that ever lived, which takes the square of it. */
  private static final Duration SHORTEST_PACE = Duration.ofMillis(400);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(30);
  private static final Duration PART = Duration.ofMinutes(10);
  private static final Duration LEAST_PART = Duration.ofMinutes(2);
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(10);

  /** Longer than the time between faults, or more load themselves than what they come into. */
  private static final Set<String> UNFIT =
      Set.of(
          "neo4j-away",
          "stop-continue",
          "memory-limit",
          "disk-full",
          "checkpoint-damaged",
          "duplicate-job",
          "upgrade",
          "duplicates",
          "stragglers");

  static final List<Fault> FAULTS =
      Faults.ALL.stream().filter(fault -> !UNFIT.contains(fault.name())).toList();

  /** A fault, and what the cluster looked like before it and when its cause was over. */
  private record Put(
      Fault fault, double at, ClusterLook before, ClusterLook over, String problem) {}

  private final Site site;
  private final FaultCluster cluster;
  private final Path directory;
  private final SplittableRandom random;
  private final Consumer<String> say;
  private final Course course = new Course();
  private final List<Put> put = new ArrayList<>();
  private final List<SoakReport.Sample> samples = new ArrayList<>();
  private final List<Invariant> held = new ArrayList<>();
  private final long begin = System.nanoTime();
  private double most;
  private Duration pace = Duration.ZERO;

  /**
   * On a site without work.
   *
   * @param directory where the repositories go
   */
  Soak(Site site, Path directory, long seed, Consumer<String> say) {
    this.site = site;
    this.cluster = site.cluster();
    this.directory = directory;
    this.random = new SplittableRandom(seed);
    this.say = say;
  }

  /**
   * What came of it, also where something kept it from its end.
   *
   * @param report where it is written after every part
   */
  SoakReport run(Duration length, Path report) throws IOException, InterruptedException {
    try {
      measure();
      parts(length, report);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      held.add(new Invariant("to its end", false, String.valueOf(e)));
    }
    SoakReport done = soFar();
    done.write(report);
    say.accept(done.summary());
    return done;
  }

  private SoakReport soFar() {
    return SoakReport.of(
        most, pace.toMillis(), course, put.stream().map(this::injected).toList(), samples, held);
  }

  private void measure() throws Exception {
    commitsPerSecond("warm", COMMITS_TO_WARM);
    load(commitsPerSecond("measured", COMMITS_TO_MEASURE));
  }

  private void load(double commitsPerSecond) {
    most = commitsPerSecond;
    pace = Duration.ofNanos((long) (1e9 / (LOAD * most)));
    pace = pace.compareTo(SHORTEST_PACE) < 0 ? SHORTEST_PACE : pace;
    say.accept(
        String.format(
            Locale.ROOT,
            "  at most %.1f commits a second; one every %d ms",
            most,
            pace.toMillis()));
  }

  private void parts(Duration length, Path report) throws Exception {
    var invariants = new Invariants(directory.resolve("vectors"));
    long end = System.nanoTime() + length.toNanos();
    try (var looking = new Looking(cluster, course, BETWEEN_LOOKS)) {
      Duration left = length;
      for (int part = 1;
          part == 1 || (left.compareTo(LEAST_PART) >= 0 && held.stream().allMatch(Invariant::held));
          part++) {
        held.addAll(part(part, left.compareTo(PART) < 0 ? left : PART, invariants));
        soFar().write(report);
        left = Duration.ofNanos(end - System.nanoTime());
      }
    }
  }

  /** What publisher and job together take in, until the last row is in the graph. */
  private double commitsPerSecond(String name, int commits) throws Exception {
    Path repository = directory.resolve(name + ".git");
    try (var history = new SeededHistory(repository, random.nextLong())) {
      for (int i = 0; i < commits; i++) {
        history.grow();
      }
    }
    long start = System.nanoTime();
    cluster.publish(repository, directory.resolve(name + ".log"));
    if (!cluster.awaitDrained(DRAIN_LIMIT)) {
      throw new IllegalStateException(
          commits + " commits were not drained within " + DRAIN_LIMIT.toSeconds() + " s");
    }
    return commits / ((System.nanoTime() - start) / 1e9);
  }

  /** Load and faults for so long, then rest; what must hold then. */
  private List<Invariant> part(int part, Duration length, Invariants invariants) throws Exception {
    Path repository = directory.resolve("soak-" + part + ".git");
    long start = System.nanoTime();
    long end = start + length.toNanos();
    try (var stream = CommitStream.start(cluster, repository, random.nextLong(), pace)) {
      var situation = new Situation(site, stream, random);
      while (System.nanoTime() < end) {
        long next = System.nanoTime() + BETWEEN_FAULTS.toNanos();
        sample();
        inject(situation);
        Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
      }
      cluster.heal();
      int commits = stream.finish();
      boolean drained = cluster.awaitDrained(DRAIN_LIMIT);
      double seconds = (System.nanoTime() - start) / 1e9;
      sample();
      List<Invariant> found = new ArrayList<>();
      found.add(
          new Invariant(
              "drained", drained, drained ? "" : "not within " + DRAIN_LIMIT.toSeconds() + " s"));
      found.addAll(invariants.check(cluster));
      say.accept("  part %d: %d commits in %.0f s, %s".formatted(part, commits, seconds, found));
      if (seconds > BEHIND * length.toSeconds()) {
        load(commits / seconds);
      }
      return found;
    }
  }

  /** A fault that does not fit the moment, as where nothing works that could be killed, is none. */
  private void inject(Situation situation) throws InterruptedException {
    Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
    double at = seconds();
    ClusterLook before = cluster.look();
    String problem = "";
    try {
      fault.injection().into(situation);
      cluster.heal();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      problem = String.valueOf(e);
    }
    put.add(new Put(fault, at, before, cluster.look(), problem));
    say.accept(
        String.format(
            Locale.ROOT, "  %4.0f s: %s, %.0f s %s", at, fault.name(), seconds() - at, problem));
  }

  private SoakReport.Injected injected(Put one) {
    long fault = one.before().millis();
    Restarts restarts = one.fault().restarts();
    return new SoakReport.Injected(
        one.at(),
        one.fault().name(),
        (one.over().millis() - fault) / 1e3,
        course
            .recovered(restarts, one.before(), one.over())
            .map(at -> course.recovery(restarts, fault, at))
            .orElse(null),
        one.problem());
  }

  /** Of the TaskManagers at work; none where nobody says which these are. */
  private void sample() throws InterruptedException {
    try {
      for (Map.Entry<Part, Long> cache : cluster.blockCaches().entrySet()) {
        if (cluster.isAlive(cache.getKey())) {
          long pid = cluster.pid(cache.getKey());
          ProcessMemory memory = ProcessMemory.of(pid);
          samples.add(
              new SoakReport.Sample(
                  seconds(), pid, memory.heap(), memory.resident(), cache.getValue()));
        }
      }
    } catch (IOException away) {
      // the next sample tells
    }
  }

  private double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }
}
