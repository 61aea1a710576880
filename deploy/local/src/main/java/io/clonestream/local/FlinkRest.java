package io.clonestream.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The part of Flink's REST interface that the local run asks. */
final class FlinkRest {

  /** A job of the cluster, its state in Flink's own word. */
  record Job(String id, String name, String state) {}

  /**
   * A checkpoint.
   *
   * @param triggered when, in epoch milliseconds; 0 for none
   * @param bytesBetweenOperators of records that its barriers overtook, and that are part of it
   */
  record Checkpoint(long triggered, long bytesBetweenOperators) {

    static final Checkpoint NONE = new Checkpoint(0, 0);
  }

  /** Finished states, in which a job no longer does anything. */
  static final List<String> ENDED = List.of("FINISHED", "CANCELED", "FAILED");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  /**
   * @param address host:port
   */
  FlinkRest(String address) {
    this.address = address;
  }

  String address() {
    return address;
  }

  /** Slots that the registered task managers offer. */
  int slots() throws IOException, InterruptedException {
    return get("/overview").path("slots-total").asInt();
  }

  /** The jobs that have not ended. */
  List<Job> activeJobs() throws IOException, InterruptedException {
    return jobs().stream().filter(job -> !ENDED.contains(job.state())).toList();
  }

  /** The job started last, whatever became of it. */
  Optional<Job> newestJob() throws IOException, InterruptedException {
    return jobs().stream().reduce((earlier, later) -> later);
  }

  /** The one of this name. */
  Optional<Job> newestJob(String name) throws IOException, InterruptedException {
    return jobs().stream().filter(job -> job.name().equals(name)).reduce((a, later) -> later);
  }

  /** By the time of their start. */
  private List<Job> jobs() throws IOException, InterruptedException {
    List<JsonNode> jobs = new ArrayList<>();
    get("/jobs/overview").path("jobs").forEach(jobs::add);
    return jobs.stream()
        .sorted(Comparator.comparingLong(job -> job.path("start-time").asLong()))
        .map(
            job ->
                new Job(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    job.path("state").asText()))
        .toList();
  }

  /** Ids of the job's vertices, sources first. */
  List<String> vertices(String job) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    get("/jobs/" + job).path("vertices").forEach(vertex -> ids.add(vertex.path("id").asText()));
    return ids;
  }

  /** Of the job's widest vertex. */
  int parallelism(String job) throws IOException, InterruptedException {
    int most = 1;
    for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
      most = Math.max(most, vertex.path("parallelism").asInt());
    }
    return most;
  }

  /** What a job has that says nothing itself. */
  int defaultParallelism() throws IOException, InterruptedException {
    for (JsonNode setting : get("/jobmanager/config")) {
      if (setting.path("key").asText().equals("parallelism.default")) {
        return setting.path("value").asInt();
      }
    }
    return 1;
  }

  /** Names of a vertex's metrics, each with the number of its subtask in front. */
  List<String> metricNames(String job, String vertex) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    get(metrics(job, vertex)).forEach(metric -> names.add(metric.path("id").asText()));
    return names;
  }

  /** Values of these metrics of a vertex, as Flink writes them. */
  List<Map.Entry<String, String>> metrics(String job, String vertex, List<String> names)
      throws IOException, InterruptedException {
    List<Map.Entry<String, String>> values = new ArrayList<>();
    String list = URLEncoder.encode(String.join(",", names), StandardCharsets.UTF_8);
    for (JsonNode metric : get(metrics(job, vertex) + "?get=" + list)) {
      values.add(Map.entry(metric.path("id").asText(), metric.path("value").asText()));
    }
    return values;
  }

  /** The newest completed checkpoint. */
  Checkpoint lastCheckpoint(String job) throws IOException, InterruptedException {
    JsonNode last = get("/jobs/" + job + "/checkpoints").at("/latest/completed");
    return new Checkpoint(
        last.path("trigger_timestamp").asLong(0), last.path("persisted_data").asLong(0));
  }

  /** How often the job has restarted. */
  long restarts(String job) throws IOException, InterruptedException {
    JsonNode metric = get("/jobs/" + job + "/metrics?get=numRestarts").path(0);
    return metric.path("value").asLong(0);
  }

  /** Ids of the TaskManagers that work for the job. */
  Set<String> taskManagers(String job) throws IOException, InterruptedException {
    Set<String> ids = new TreeSet<>();
    for (String vertex : vertices(job)) {
      ids.addAll(taskManagers(job, vertex));
    }
    return ids;
  }

  /** Ids of those where the subtasks of a vertex are, in the order of subtasks. */
  List<String> taskManagers(String job, String vertex) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (JsonNode subtask : get("/jobs/" + job + "/vertices/" + vertex).path("subtasks")) {
      ids.add(subtask.path("taskmanager-id").asText());
    }
    return ids;
  }

  /** Ends a job without a savepoint. */
  void cancel(String job) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create("http://" + address + "/jobs/" + job + "?mode=cancel"))
            .method("PATCH", HttpRequest.BodyPublishers.noBody()));
  }

  /** Number of the checkpoint the job was restored from; 0 for none. */
  long restoredFrom(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job + "/checkpoints").at("/latest/restored/id").asLong(0);
  }

  /** Newest failure of the job: its innermost cause; an empty message when it never failed. */
  JobFailures.Failure lastFailure(String job) throws IOException, InterruptedException {
    JsonNode entry =
        get("/jobs/" + job + "/exceptions?maxExceptions=1").at("/exceptionHistory/entries/0");
    return new JobFailures.Failure(
        entry.path("timestamp").asLong(0), innermost(entry.path("stacktrace").asText()));
  }

  /**
   * Stops the job with a savepoint and returns where it lies.
   *
   * @throws IOException when the savepoint fails or is not done within the limit
   */
  String stopWithSavepoint(String job, String directory, Duration limit)
      throws IOException, InterruptedException {
    String trigger =
        post(
                "/jobs/" + job + "/stop",
                Map.of("drain", false, "targetDirectory", directory, "formatType", "NATIVE"))
            .path("request-id")
            .asText();
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      JsonNode answer = tried("/jobs/" + job + "/savepoints/" + trigger);
      if ("COMPLETED".equals(answer.at("/status/id").asText())) {
        String location = answer.at("/operation/location").asText();
        if (location.isEmpty()) {
          throw new IOException(
              "the savepoint failed: "
                  + innermost(answer.at("/operation/failure-cause/stack-trace").asText()));
        }
        return location;
      }
      Thread.sleep(100);
    }
    throw new IOException(
        "the savepoint was not done within %d s, and may be yet: look at job %s (request %s)"
            .formatted(limit.toSeconds(), job, trigger));
  }

  /** An empty answer where there is none for the moment: what was asked for goes on meanwhile. */
  private JsonNode tried(String path) throws InterruptedException {
    try {
      return get(path);
    } catch (IOException passing) {
      return JSON.createObjectNode();
    }
  }

  /** The innermost cause in a stack trace, one line; empty for an empty trace. */
  static String innermost(String trace) {
    return trace
        .lines()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((outer, inner) -> inner)
        .map(line -> line.substring("Caused by: ".length()))
        .or(() -> trace.lines().findFirst())
        .orElse("");
  }

  private static String metrics(String job, String vertex) {
    return "/jobs/" + job + "/vertices/" + vertex + "/metrics";
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create("http://" + address + path)).GET());
  }

  private JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create("http://" + address + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.timeout(Duration.ofSeconds(15)).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(
          "Flink answered "
              + request.uri()
              + " with "
              + response.statusCode()
              + ": "
              + response.body().lines().findFirst().orElse(""));
    }
    return JSON.readTree(response.body());
  }
}
