package io.clonestream.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonestream.local.LocalPorts;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The Prometheus of this machine, where it has one. */
final class Prometheus implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = LocalPorts.free();
  private final Process process;

  /**
   * Starts it.
   *
   * @param configuration a file, in whose directory its data go
   */
  Prometheus(Path configuration) throws IOException {
    Path directory = configuration.toAbsolutePath().getParent();
    process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("prometheus.log").toFile())
            .start();
  }

  /** Whether Prometheus and its tool are there. */
  static boolean isInstalled() {
    try {
      return run(Path.of("."), "prometheus", "--version") == 0
          && run(Path.of("."), "promtool", "--version") == 0;
    } catch (IOException | InterruptedException none) {
      return false;
    }
  }

  /** Exit code of a command. */
  static int run(Path directory, String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Numbers of the samples that an expression gives now. */
  List<Double> values(String expression) throws IOException, InterruptedException {
    List<Double> values = new ArrayList<>();
    String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    for (JsonNode sample : ask("query?query=" + encoded).path("result")) {
      values.add(Double.valueOf(sample.path("value").path(1).asText()));
    }
    return values;
  }

  /** Names of the alerts that fire now. */
  Set<String> firing() throws IOException, InterruptedException {
    Set<String> names = new TreeSet<>();
    for (JsonNode alert : ask("alerts").path("alerts")) {
      if (alert.path("state").asText().equals("firing")) {
        names.add(alert.path("labels").path("alertname").asText());
      }
    }
    return names;
  }

  /** Whether an alert fired at any moment of so much time until now. */
  boolean fired(String alert, Duration ago) throws IOException, InterruptedException {
    String firing = "ALERTS{alertname=\"" + alert + "\",alertstate=\"firing\"}";
    return !values("max_over_time(" + firing + "[" + Math.max(1, ago.toSeconds()) + "s])")
        .isEmpty();
  }

  /** Health of every rule. */
  List<String> health() throws IOException, InterruptedException {
    List<String> health = new ArrayList<>();
    for (JsonNode group : ask("rules").path("groups")) {
      group.path("rules").forEach(rule -> health.add(rule.path("health").asText()));
    }
    return health;
  }

  private JsonNode ask(String question) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + question));
    var response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(question + ": " + response.body());
    }
    return JSON.readTree(response.body()).path("data");
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
