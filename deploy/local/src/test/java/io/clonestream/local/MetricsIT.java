package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetric.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running job tells Prometheus, next to what we say that it does. */
class MetricsIT {

  private static final Path MONITORING = Path.of("../monitoring");
  private static final Pattern NAME = Pattern.compile("flink_[A-Za-z0-9_]+");

  @TempDir static Path directory;
  private static LocalStack stack;
  private static String scraped = "";

  @BeforeAll
  static void runAJobOverTwoCopies() throws Exception {
    Path data = directory.resolve("data");
    LocalPorts ports = LocalPorts.allFree().withMetrics(LocalPorts.free(2));
    stack = LocalStack.start(data, ports);
    Installation installation = Installation.current();
    CloneStream cloneStream = new CloneStream(installation, stack);
    JobSubmission.start(installation, data, null, CloneStream.settings(stack)).awaitSuccess();
    Path code = directory.resolve("code");
    try (Git git = Git.init().setDirectory(code.toFile()).setInitialBranch("main").call()) {
      Files.writeString(code.resolve("A.java"), Samples.JAVA);
      Files.writeString(code.resolve("B.java"), Samples.JAVA_EDITED);
      git.add().addFilepattern(".").call();
      git.commit().setMessage("both").setAuthor("Ada", "ada@example.org").setSign(false).call();
    }
    cloneStream.ask("publish", List.of(code.toString()));
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptionsInstanceOf(IOException.class) // it closes a connection that was kept idle
        .until(
            () -> {
              scraped = scrape(ports.metrics()) + scrape(ports.metrics() + 1);
              return count(StageMetric.PERSIST_EDGE_MILLIS) > 0
                  && names().contains("flink_jobmanager_job_lastCheckpointDuration");
            });
  }

  @AfterAll
  static void stopEverything() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void everyMetricThatWeNameIsThere() {
    assertThat(names())
        .containsAll(
            Arrays.stream(StageMetric.values())
                .filter(metric -> metric.kind() != Kind.TEXT)
                .map(StageMetric::prometheusName)
                .toList());
  }

  @Test
  void aHistogramHasTheQuantilesThatDashboardsShow() {
    for (String quantile : List.of("0.5", "0.95", "0.99")) {
      assertThat(scraped.lines())
          .anyMatch(
              line ->
                  line.startsWith(StageMetric.PERSIST_EDGE_MILLIS.prometheusName() + "{")
                      && line.contains("quantile=\"" + quantile + "\""));
    }
  }

  @Test
  void theTimeToAReadableEdgeIsThatOfASystemThatWorks() {
    assertThat(
            scraped
                .lines()
                .filter(line -> line.startsWith(StageMetric.PERSIST_EDGE_MILLIS.prometheusName()))
                .filter(line -> line.contains("quantile=\"0.99\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .filter(Double::isFinite) // a subtask that wrote no edge has none
                .max()
                .orElse(0))
        .as("milliseconds, not 0 and not since 1970")
        .isBetween(1.0, 120_000.0);
  }

  @Test
  void everyPanelOfTheDashboardNamesMetricsThatAreThere() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(MONITORING.resolve("dashboard.json").toFile());
    Set<String> known = names();
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        Set<String> named = named(target.path("expr").asText());
        assertThat(named).as(panel.path("title").asText()).isNotEmpty();
        assertThat(known).as(panel.path("title").asText()).containsAll(named);
      }
    }
  }

  @Test
  void everyAlertNamesMetricsThatAreThere() throws IOException {
    List<String> rules = Files.readAllLines(MONITORING.resolve("alerts.yml"));

    assertThat(rules.stream().filter(line -> line.contains("alert:"))).hasSizeGreaterThan(5);
    assertThat(names()).containsAll(named(String.join("\n", rules)));
  }

  private static Set<String> named(String text) {
    return NAME.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  private static Set<String> names() {
    return scraped
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double count(StageMetric histogram) {
    return scraped
        .lines()
        .filter(line -> line.startsWith(histogram.prometheusName() + "_count"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static String scrape(int port) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
            BodyHandlers.ofString())
        .body();
  }
}
