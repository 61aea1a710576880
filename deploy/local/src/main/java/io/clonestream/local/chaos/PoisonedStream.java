package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster;
import io.clonestream.local.ServerFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Poison at size: the same history for two tenants, who share nothing, and of what the second one
 * publishes a tenth is damaged. All of it lies in the topics before the job reads it, so that
 * nothing but the job is timed: from the first row in the graph to the last.
 */
final class PoisonedStream {

  /** Damaged records lie after so many commits at a time. */
  private static final int PORTION = 100;

  /** Of what is published, one for so many is damaged: a tenth of all. */
  private static final int ONE_FOR = 9;

  private static final double MOST_LOST = .25;
  private static final int LEAST_WAYS = 8;
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Duration SAVEPOINT_LIMIT = Duration.ofMinutes(2);

  private final FaultCluster cluster;
  private final Path source;
  private final Path directory;
  private final Consumer<String> say;
  private final TopicDamage damage;

  /**
   * A stream into a cluster that runs no job.
   *
   * @param source repository whose history it is
   * @param directory where what is needed goes
   */
  PoisonedStream(
      FaultCluster cluster, Path source, Path directory, long seed, Consumer<String> say) {
    this.cluster = cluster;
    this.source = source;
    this.directory = directory;
    this.say = say;
    this.damage = new TopicDamage(cluster.bootstrapServers(), seed);
  }

  /**
   * Runs both.
   *
   * @param events of the poisoned stream, damaged ones included
   * @return what must hold
   * @throws ServerFailure when the history has fewer
   */
  List<Invariant> run(int events) throws Exception {
    int least = events / (ONE_FOR + 1) * ONE_FOR;
    cluster.submit(cluster.boltPort(), null);
    try (var warm = new GrowingRepository(source, directory.resolve("warm"))) {
      publish(warm, "warm", Math.min(PORTION, warm.commits()));
    }
    cluster.awaitDrained(LIMIT);
    damage.skip();
    Stream sound = stream("sound", least, Integer.MAX_VALUE, false);
    Stream poisoned = stream("poisoned", least, sound.commits, true);
    double lost = 1 - sound.seconds / poisoned.seconds;
    say.accept(
        String.format(
            Locale.ROOT,
            "  %,d events of %,d commits in %.0f s (%.0f a second), in %.0f s with %,d damaged in"
                + " %d ways",
            sound.events,
            sound.commits,
            sound.seconds,
            sound.events / sound.seconds,
            poisoned.seconds,
            damage.sent(),
            damage.ways()));
    List<Invariant> held = new ArrayList<>();
    long restarts = cluster.look().restarts();
    held.add(invariant("no restart", restarts == 0, restarts + " restarts"));
    held.add(
        invariant(
            "throughput",
            lost <= MOST_LOST,
            String.format(Locale.ROOT, "%.0f %% lost", 100 * lost)));
    held.add(
        invariant("ways", damage.ways() >= LEAST_WAYS, damage.ways() + " ways of damage only"));
    Invariants invariants = new Invariants(directory.resolve("vectors"));
    held.addAll(invariants.check(cluster));
    held.add(letters());
    return held;
  }

  /**
   * @param seconds from the first row in the graph to the last
   */
  private record Stream(int commits, int events, double seconds) {}

  /** As many commits as bring so many events, of a tenant of that name. */
  private Stream stream(String name, int least, int most, boolean isPoisoned) throws Exception {
    cluster.stopWithSavepoint(cluster.jobs().get(0), SAVEPOINT_LIMIT);
    int commits = 0;
    int events = 0;
    try (var repository = new GrowingRepository(source, directory.resolve(name))) {
      most = Math.min(most, repository.commits());
      while (events < least && commits < most) {
        commits = Math.min(most, commits + PORTION);
        publish(repository, name, commits);
        int published = damage.read();
        events += published;
        if (isPoisoned) {
          damage.poison(published / ONE_FOR);
        }
      }
    }
    if (events < least) {
      throw new ServerFailure(
          "%s has %,d events in all its %,d commits; wanted are %,d"
              .formatted(source, events, commits, least));
    }
    say.accept("  %s: %,d events published".formatted(name, events));
    cluster.submit(cluster.boltPort(), cluster.newestRestorePoint().orElseThrow());
    return new Stream(commits, events, Draining.seconds(cluster, LIMIT));
  }

  private void publish(GrowingRepository repository, String name, int commits)
      throws IOException, InterruptedException {
    repository.show(commits);
    cluster.publish(
        directory.resolve(name), directory.resolve(name + ".log"), "-Dfeed.tenant=" + name);
  }

  /** Of every damaged record one letter, with a reason. */
  private Invariant letters() {
    var answer = cluster.ask("replay", List.of("--list", "--format", "tsv"));
    List<String[]> rows = answer.out().lines().map(line -> line.split("\t", -1)).toList();
    List<String> columns = rows.isEmpty() ? List.of() : List.of(rows.get(0));
    int reason = columns.indexOf("reason");
    long reasoned =
        reason < 0 ? 0 : rows.stream().skip(1).filter(row -> !row[reason].isBlank()).count();
    return invariant(
        "letters",
        reasoned == damage.sent(),
        reasoned + " dead letters with a reason of " + damage.sent() + " damaged records");
  }

  private static Invariant invariant(String name, boolean held, String detail) {
    return new Invariant(name, held, held ? "" : detail);
  }
}
