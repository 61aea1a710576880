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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Steady load on one cluster and a fault drawn by seed every half minute. It is interrupted every
 * ten minutes at most: everything drains, and the invariants must hold.
 */
final class Soak {

  private static final double LOAD = .7;
  private static final int COMMITS_TO_WARM = 50;
  private static final int COMMITS_TO_MEASURE = 600;
  private static final Duration SHORTEST_PACE = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(30);
  private static final Duration PART = Duration.ofMinutes(10);
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(10);
  private static final Duration SAVEPOINT_LIMIT = Duration.ofMinutes(2);

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

  /** What came of it, also where something kept it from its end. */
  SoakReport run(Duration length) throws InterruptedException {
    try {
      measure();
      parts(length);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      held.add(new Invariant("to its end", false, String.valueOf(e)));
    }
    var report =
        SoakReport.of(
            most,
            pace.toMillis(),
            course,
            put.stream().map(this::injected).toList(),
            samples,
            held);
    say.accept(report.summary());
    return report;
  }

  private void measure() throws Exception {
    most = commitsPerSecond();
    pace = Duration.ofNanos((long) (1e9 / (LOAD * most)));
    pace = pace.compareTo(SHORTEST_PACE) < 0 ? SHORTEST_PACE : pace;
    say.accept(
        String.format(
            Locale.ROOT,
            "  at most %.1f commits a second; one every %d ms",
            most,
            pace.toMillis()));
  }

  private void parts(Duration length) throws Exception {
    var invariants = new Invariants(directory.resolve("vectors"));
    try (var looking = new Looking(cluster, course, BETWEEN_LOOKS)) {
      Duration left = length;
      for (int part = 1; left.toMillis() > 0 && held.stream().allMatch(Invariant::held); part++) {
        Duration now = left.compareTo(PART) < 0 ? left : PART;
        held.addAll(part(part, now, invariants));
        left = left.minus(now);
      }
    }
  }

  /** What the job takes in, from the first row in the graph to the last. */
  private double commitsPerSecond() throws Exception {
    publish("warm", COMMITS_TO_WARM);
    cluster.awaitDrained(DRAIN_LIMIT);
    cluster.stopWithSavepoint(cluster.jobs().get(0), SAVEPOINT_LIMIT);
    publish("measured", COMMITS_TO_MEASURE);
    cluster.submit(site.proxy().port(), cluster.newestRestorePoint().orElseThrow());
    return COMMITS_TO_MEASURE / Draining.seconds(cluster, DRAIN_LIMIT);
  }

  private void publish(String name, int commits) throws IOException, InterruptedException {
    Path repository = directory.resolve(name + ".git");
    try (var history = new SeededHistory(repository, random.nextLong())) {
      for (int i = 0; i < commits; i++) {
        history.grow();
      }
    }
    cluster.publish(repository, directory.resolve(name + ".log"));
  }

  /** Load and faults for so long, then rest; what must hold then. */
  private List<Invariant> part(int part, Duration length, Invariants invariants) throws Exception {
    Path repository = directory.resolve("soak-" + part + ".git");
    long end = System.nanoTime() + length.toNanos();
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
      sample();
      List<Invariant> found = new ArrayList<>();
      found.add(
          new Invariant(
              "drained", drained, drained ? "" : "not within " + DRAIN_LIMIT.toSeconds() + " s"));
      found.addAll(invariants.check(cluster));
      say.accept("  part %d: %d commits, %s".formatted(part, commits, found));
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
      for (Part part : cluster.working()) {
        if (cluster.isAlive(part)) {
          long pid = cluster.pid(part);
          ProcessMemory memory = ProcessMemory.of(pid);
          samples.add(new SoakReport.Sample(seconds(), pid, memory.heap(), memory.resident()));
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
