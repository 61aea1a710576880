package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster;
import io.clonestream.local.FaultCluster.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What must hold of a cluster at rest, by the product's own commands. */
final class Invariants {

  private static final int SHOWN = 5;

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
    found.add(
        asked(
            "stream equals batch",
            cluster.ask(
                "verify",
                List.of(
                    "--format", "tsv", "--limit", "" + SHOWN, "--vectors", vectors.toString()))));
    found.add(asked("graph holds together", cluster.ask("integrity", List.of("--format", "tsv"))));
    return found;
  }

  /** Held where the command says so by its exit code. */
  private static Invariant asked(String name, Answer answer) {
    return new Invariant(name, answer.code() == 0, answer.code() == 0 ? "" : detail(answer));
  }

  private static String detail(Answer answer) {
    String rows =
        answer
            .out()
            .lines()
            .filter(line -> !line.matches("\\w+\t0\t.*"))
            .limit(SHOWN + 1)
            .collect(Collectors.joining("\n"));
    List<String> said = answer.err().lines().toList();
    return rows
        + "\n"
        + String.join("\n", said.subList(Math.max(0, said.size() - SHOWN), said.size()));
  }
}
