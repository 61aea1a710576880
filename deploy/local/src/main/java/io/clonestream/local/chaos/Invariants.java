package io.clonestream.local.chaos;

import io.clonestream.feed.Topics;
import io.clonestream.local.FaultCluster;
import io.clonestream.local.FaultCluster.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must hold of a cluster at rest, by the product's own commands. */
final class Invariants {

  private static final int BROKEN = 3;
  private static final int NO_VERDICT = 4;

  private static final int PATIENCE_SECONDS = 30;
  private static final Duration REPLAY_LIMIT = Duration.ofMinutes(4);

  private final Path vectors;

  /**
   * @param vectors directory that keeps vectors from one look to the next
   */
  Invariants(Path vectors) {
    this.vectors = vectors;
  }

  List<Invariant> check(FaultCluster cluster) throws IOException, InterruptedException {
    List<Invariant> found = new ArrayList<>();
    int jobs = cluster.jobs().size();
    String state = cluster.look().job();
    boolean runs = jobs == 1 && state.equals("RUNNING");
    found.add(new Invariant("job runs", runs, runs ? "" : jobs + " jobs, newest " + state));
    found.addAll(audited(cluster));
    return found;
  }

  /**
   * Whether a second replay of everything changes nothing: a job that begins anew reads the topics
   * from their beginnings, into the graph as it is.
   */
  List<Invariant> replayed(FaultCluster cluster, int boltPort)
      throws IOException, InterruptedException {
    long edges = cluster.look().edges();
    for (String job : cluster.jobs()) {
      cluster.cancel(job);
    }
    cluster.submit(boltPort, null);
    boolean drained = cluster.awaitDrained(REPLAY_LIMIT);
    long after = cluster.look().edges();
    List<Invariant> found = new ArrayList<>();
    boolean same = drained && edges == after;
    found.add(
        new Invariant(
            "replay changes nothing",
            same,
            same ? "" : edges + " edges before, " + after + " after"));
    audited(cluster).stream()
        .map(i -> new Invariant("after replay: " + i.name(), i.held(), i.detail()))
        .forEach(found::add);
    found.addAll(counted(cluster));
    return found;
  }

  /** Whether a job that read everything anew says by its metrics what there is. */
  private static List<Invariant> counted(FaultCluster cluster)
      throws IOException, InterruptedException {
    Map<String, Long> metrics = cluster.metrics();
    long restarts = cluster.look().restarts();
    if (restarts != 0) {
      return List.of(
          new Invariant("metrics agree", false, restarts + " restarts: they counted anew"));
    }
    long records = new TopicRecords(cluster.bootstrapServers()).count(Topics.SYMBOL_CHANGES);
    long released = metrics.getOrDefault("released", 0L);
    return List.of(
        agree("symbols", "refused", metrics, records, "records of symbol changes"),
        agree("inferred", "degraded", metrics, released, "fragments released by the gate"));
  }

  private static Invariant agree(
      String one, String other, Map<String, Long> metrics, long expected, String what) {
    long sum = metrics.getOrDefault(one, 0L) + metrics.getOrDefault(other, 0L);
    boolean held = sum == expected && expected > 0;
    return new Invariant(
        "metrics agree on " + one,
        held,
        held ? "" : "%d %s and %s of %d %s".formatted(sum, one, other, expected, what));
  }

  /** One line of the audit each. Offsets are reported a little after their checkpoint. */
  private List<Invariant> audited(FaultCluster cluster) throws InterruptedException {
    List<String> arguments = List.of("--format", "tsv", "--vectors", vectors.toString());
    Answer answer = cluster.ask("audit", arguments);
    for (int i = 0; answer.code() == NO_VERDICT && i < PATIENCE_SECONDS; i++) {
      Thread.sleep(1_000);
      answer = cluster.ask("audit", arguments);
    }
    if (answer.code() != 0 && answer.code() != BROKEN) {
      return List.of(new Invariant("audit", false, answer.err()));
    }
    return answer
        .out()
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(Invariants::line)
        .toList();
  }

  private static Invariant line(String[] columns) {
    boolean held = columns[1].equals("yes");
    return new Invariant(columns[0], held, held ? "" : columns[2] + ": " + columns[3]);
  }
}
