package io.clonestream.local.chaos;

import io.clonestream.local.ClusterLook;
import io.clonestream.local.FaultCluster;
import io.clonestream.local.chaos.Fault.Restarts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One fault of one seed, put into a running cluster while commits stream in. */
final class Round {

  /** At least so many edges are there before the fault. */
  private static final int FIRST_EDGES = 5;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);
  private static final Duration WARM_LIMIT = Duration.ofMinutes(3);
  private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(4);
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(4);
  private static final Duration LEAST_BEFORE = Duration.ofSeconds(6);
  private static final Duration MOST_BEFORE = Duration.ofSeconds(12);

  private final Site site;
  private final FaultCluster cluster;
  private final Fault fault;
  private final long seed;
  private final Consumer<String> say;
  private final Course course = new Course();

  Round(Site site, Fault fault, long seed, Consumer<String> say) {
    this.site = site;
    this.cluster = site.cluster();
    this.fault = fault;
    this.seed = seed;
    this.say = say;
  }

  /**
   * Runs it.
   *
   * @param directory where the repository goes
   */
  RoundResult run(Path directory, Invariants invariants) throws Exception {
    Path repository = directory.resolve(fault.name() + "-" + seed + ".git");
    ClusterLook start = cluster.look();
    // The same commits again would bring no new edges to a cluster that has seen them.
    long own = seed + ((long) fault.name().hashCode() << Integer.SIZE);
    try (var looking = new Looking(cluster, course, BETWEEN_LOOKS);
        var stream = CommitStream.start(cluster, repository, own, BETWEEN_COMMITS)) {
      var random = new SplittableRandom(own);
      var situation = new Situation(site, stream, random);
      long begin =
          Await.await(WARM_LIMIT, () -> edgesBeyond(start, FIRST_EDGES))
              .orElseThrow(() -> new IllegalStateException("No edges before the fault"));
      situation.wait(LEAST_BEFORE, MOST_BEFORE);

      ClusterLook before = cluster.look();
      long injected = before.millis();
      fault.injection().into(situation);
      ClusterLook over = cluster.look();
      say.accept(
          "in after %.1f s, cause over after %.1f s"
              .formatted((injected - begin) / 1e3, (over.millis() - injected) / 1e3));
      Optional<Long> recovered =
          Await.await(RECOVERY_LIMIT, () -> course.recovered(fault.restarts(), before, over));
      Thread.sleep(Math.max(0, injected + Course.WINDOW_MILLIS - course.last().millis()));

      cluster.heal();
      int commits = stream.finish();
      boolean drained = cluster.awaitDrained(DRAIN_LIMIT);
      looking.close();
      Figures figures = new Figures(begin, injected, recovered.orElse(null));
      List<Invariant> held = new ArrayList<>();
      if (fault.restarts() == Restarts.NEVER) {
        long restarts = course.restarts(injected);
        held.add(
            new Invariant(
                "no restart", restarts == 0, restarts == 0 ? "" : restarts + " restarts"));
      }
      held.add(
          new Invariant(
              "drained", drained, drained ? "" : "not within " + DRAIN_LIMIT.toSeconds() + " s"));
      held.addAll(invariants.check(cluster));
      return figures.result(commits, held);
    }
  }

  private Optional<Long> edgesBeyond(ClusterLook start, int more) {
    return course.looks().stream()
        .filter(look -> look.edges() >= Math.max(0, start.edges()) + more)
        .map(ClusterLook::millis)
        .findFirst();
  }

  /** What the course says. */
  private final class Figures {

    private final long begin;
    private final long injected;
    private final @Nullable Long recovered;

    Figures(long begin, long injected, @Nullable Long recovered) {
      this.begin = begin;
      this.injected = injected;
      this.recovered = recovered;
    }

    RoundResult result(int commits, List<Invariant> held) {
      Double recovery =
          recovered == null ? null : course.recovery(fault.restarts(), injected, recovered);
      return new RoundResult(
          fault.name(),
          seed,
          (injected - begin) / 1e3,
          recovery,
          course.dip(begin, injected),
          recovered == null ? 0 : course.stability(recovered),
          recovered == null ? 0 : course.catchUp(begin, injected, recovered),
          course.restarts(injected),
          commits,
          held,
          picture(),
          "");
    }

    private List<List<Double>> picture() {
      long first = course.edgesAt(begin);
      return course.looks().stream()
          .filter(look -> look.edges() != ClusterLook.UNKNOWN)
          .map(look -> List.of((look.millis() - injected) / 1e3, (double) (look.edges() - first)))
          .toList();
    }
  }
}
