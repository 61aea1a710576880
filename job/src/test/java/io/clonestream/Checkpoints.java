package io.clonestream;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The checkpoints that a job has completed, in order. */
record Checkpoints(List<Checkpoint> all) {

  /** How many Flink is to remember. */
  static final int REMEMBERED = 100_000;

  /**
   * One of them.
   *
   * @param from milliseconds since 1970 UTC at which it was triggered
   * @param millis that it took end to end
   * @param written bytes
   * @param state bytes, those of files that checkpoints before it wrote too
   */
  record Checkpoint(long from, long millis, long written, long state) {

    long to() {
      return from + millis;
    }
  }

  static Checkpoints of(MeasuredCluster cluster, String job)
      throws IOException, InterruptedException {
    List<Checkpoint> all = new ArrayList<>();
    for (JsonNode one : cluster.get("/jobs/" + job + "/checkpoints").path("history")) {
      if (one.path("status").asText().equals("COMPLETED")) {
        all.add(
            new Checkpoint(
                one.path("trigger_timestamp").asLong(),
                one.path("end_to_end_duration").asLong(),
                one.path("checkpointed_size").asLong(),
                one.path("state_size").asLong()));
      }
    }
    all.sort(Comparator.comparingLong(Checkpoint::from));
    return new Checkpoints(all);
  }

  Checkpoint last() {
    return all.get(all.size() - 1);
  }

  Checkpoints from(long millis) {
    return new Checkpoints(all.stream().filter(one -> one.from >= millis).toList());
  }

  /**
   * Of each checkpoint but the first and last, the pace within it over that from the end of the one
   * before to the begin of the next; without those that took or left no time, or met no work.
   */
  double[] within(Pace pace) {
    return IntStream.range(1, all.size() - 1)
        .mapToDouble(i -> within(all.get(i - 1), all.get(i), all.get(i + 1), pace))
        .filter(Double::isFinite)
        .toArray();
  }

  private static double within(Checkpoint last, Checkpoint one, Checkpoint next, Pace pace) {
    double before = one.from - last.to();
    double after = next.from - one.to();
    double outside =
        (before * pace.between(last.to(), one.from) + after * pace.between(one.to(), next.from))
            / (before + after);
    return pace.between(one.from, one.to()) / outside;
  }
}
