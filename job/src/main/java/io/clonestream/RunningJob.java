package io.clonestream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;

/** The job as Flink's REST interface shows it. */
final class RunningJob {

  /** Checkpoints are due every few seconds: none for so long means that they fail. */
  private static final Duration CHECKPOINTS_STALE = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String jobManager;
  private final Clock clock;

  /**
   * @param jobManager host:port
   */
  RunningJob(String jobManager, Clock clock) {
    this.jobManager = jobManager;
    this.clock = clock;
  }

  /** Alive while it runs and its checkpoints succeed. */
  Liveness.Part look() {
    try {
      return newest();
    } catch (IOException e) {
      return new Liveness.Part("job", false, "Flink does not answer at " + jobManager + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Liveness.Part("job", false, "interrupted while asking Flink at " + jobManager);
    }
  }

  private Liveness.Part newest() throws IOException, InterruptedException {
    JsonNode job = null;
    for (JsonNode one : get("/jobs/overview").path("jobs")) {
      boolean newer =
          job == null || job.path("start-time").asLong() < one.path("start-time").asLong();
      if (newer && one.path("name").asText().equals(CloneStreamJob.NAME)) {
        job = one;
      }
    }
    if (job == null) {
      return new Liveness.Part(
          "job", false, "Flink at " + jobManager + " has no job " + CloneStreamJob.NAME);
    }
    String id = job.path("jid").asText();
    String state = job.path("state").asText();
    long began = job.path("start-time").asLong();
    JsonNode checkpoints = get("/jobs/" + id + "/checkpoints");
    long newest = checkpoints.at("/latest/completed/latest_ack_timestamp").asLong(0);
    long seconds = (clock.millis() - Math.max(newest, began)) / 1_000;
    String says =
        id
            + " is "
            + state
            + "; "
            + (newest == 0 ? "no checkpoint since it began " : "last checkpoint ")
            + seconds
            + " s ago, "
            + checkpoints.at("/counts/failed").asLong(0)
            + " failed";
    boolean alive = state.equals("RUNNING") && seconds <= CHECKPOINTS_STALE.toSeconds();
    return new Liveness.Part("job", alive, says);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    URI uri;
    try {
      uri = URI.create("http://" + jobManager + path);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Value '" + jobManager + "' of --jobmanager is not HOST:PORT", e);
    }
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .build()
            .send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }
}
