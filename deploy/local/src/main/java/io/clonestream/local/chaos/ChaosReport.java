package io.clonestream.local.chaos;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.clonestream.local.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A suite's results so far, kept as {@code chaos.json} and {@code chaos.html} after every round.
 *
 * @param tier which tier ran
 * @param begun when, as an instant
 */
record ChaosReport(String tier, String begun, List<FaultSummary> faults) {

  private static final String JSON_FILE = "chaos.json";
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  static ChaosReport of(String tier, String begun, List<RoundResult> rounds) {
    return new ChaosReport(
        tier,
        begun,
        Faults.ALL.stream()
            .map(fault -> FaultSummary.of(fault, rounds))
            .filter(summary -> summary.injected() > 0)
            .toList());
  }

  /** Mean over the fault classes: 0 to 1. */
  @JsonProperty
  double resilience() {
    return faults.stream().mapToDouble(FaultSummary::resilience).average().orElse(0);
  }

  @JsonProperty
  List<String> recommendations() {
    return Advice.on(faults);
  }

  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path temporary = directory.resolve(JSON_FILE + ".new");
    Files.writeString(temporary, JSON.writeValueAsString(this) + "\n");
    Files.move(
        temporary,
        directory.resolve(JSON_FILE),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    Files.writeString(directory.resolve("chaos.html"), ReportPage.of(this));
  }

  /**
   * The rounds that an earlier run reported; none when there was none.
   *
   * @throws ServerFailure when the file is no report
   */
  static List<RoundResult> rounds(Path directory) {
    Path file = directory.resolve(JSON_FILE);
    List<RoundResult> rounds = new ArrayList<>();
    if (!Files.exists(file)) {
      return rounds;
    }
    try {
      for (JsonNode fault : JSON.readTree(file.toFile()).path("faults")) {
        for (JsonNode round : fault.path("rounds")) {
          rounds.add(JSON.treeToValue(round, RoundResult.class));
        }
      }
    } catch (IOException e) {
      throw new ServerFailure(file + " is no report that --resume can go on from: " + e, e);
    }
    return rounds;
  }
}
