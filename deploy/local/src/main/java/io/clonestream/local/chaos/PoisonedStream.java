package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Poison at size: two streams of the same size and kind, of the second of which a tenth of the
 * records is damaged. Both lie in the topics before the job reads them, so that nothing but the job
 * is timed: from the first row in the graph to the last.
 */
final class PoisonedStream {

  private static final int SYMBOLS_OF_A_FILE = 50;

  /** The damaged records lie among the others, in so many places. */
  private static final int PORTIONS = 10;

  private static final int WARM_SYMBOLS = 2_000;
  private static final double MOST_LOST = .25;
  private static final int LEAST_WAYS = 8;
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Duration SAVEPOINT_LIMIT = Duration.ofMinutes(2);

  private final FaultCluster cluster;
  private final Path directory;
  private final Consumer<String> say;
  private final TopicDamage damage;

  /**
   * A stream into a cluster that runs no job.
   *
   * @param directory where the repositories go
   */
  PoisonedStream(FaultCluster cluster, Path directory, long seed, Consumer<String> say) {
    this.cluster = cluster;
    this.directory = directory;
    this.say = say;
    this.damage = new TopicDamage(cluster.bootstrapServers(), seed);
  }

  /**
   * Runs both.
   *
   * @param events of the poisoned stream, damaged ones included
   * @return what must hold
   */
  List<Invariant> run(int events) throws Exception {
    int damaged = events / 10;
    cluster.submit(cluster.boltPort(), null);
    publish("warm", Math.min(WARM_SYMBOLS, events / 2));
    cluster.awaitDrained(LIMIT);
    damage.skip();
    double sound = rate("sound", events - damaged, 0);
    double poisoned = rate("poisoned", events - damaged, damaged);
    double lost = 1 - poisoned / sound;
    say.accept(
        String.format(
            Locale.ROOT,
            "  %,d events and %,d damaged in %d ways: %.0f symbols a second, %.0f without damage",
            events - damaged,
            damage.sent(),
            damage.ways(),
            poisoned,
            sound));
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

  /** Symbols a second, of so many that wait in the topic with damaged records among them. */
  private double rate(String name, int symbols, int damaged) throws Exception {
    cluster.stopWithSavepoint(cluster.jobs().get(0), SAVEPOINT_LIMIT);
    for (int i = 0; i < PORTIONS; i++) {
      publish(name + i, symbols / PORTIONS);
      damage.poison(damaged / PORTIONS);
    }
    say.accept("  " + name + ": published");
    cluster.submit(cluster.boltPort(), cluster.newestRestorePoint().orElseThrow());
    return symbols / Draining.seconds(cluster, LIMIT);
  }

  private void publish(String name, int symbols) throws IOException, InterruptedException {
    Path repository = directory.resolve(name + ".git");
    try (var history = new SeededHistory(repository, name.hashCode())) {
      history.growBy(symbols, SYMBOLS_OF_A_FILE);
    }
    cluster.publish(repository, directory.resolve(name + ".log"));
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
