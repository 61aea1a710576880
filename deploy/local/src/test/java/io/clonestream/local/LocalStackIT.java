package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.query.BrowserFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

  private static final Duration SAVEPOINT_LIMIT = Duration.ofSeconds(60);

  @Test
  void topicsGraphAndJobGoOnAfterARestartOnOtherPorts(@TempDir Path directory) throws Exception {
    Path data = Files.createDirectories(directory.resolve("a place"));
    Path jar = jar(data);
    var points =
        new RestorePoints(
            FlinkConfiguration.checkpoints(data), FlinkConfiguration.savepoints(data));
    try (var stack = LocalStack.start(data, LocalPorts.allFree());
        var admin = admin(stack)) {
      admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1))).all().get();
      stack.neo4j().number("CREATE (n:Kept {answer: 42}) RETURN n.answer");
      submit(data, jar, null);
      FlinkRest.Job job = stack.flink().rest().activeJobs().get(0);
      awaitCheckpoint(stack);
      String savepoint =
          stack
              .flink()
              .rest()
              .stopWithSavepoint(
                  job.id(),
                  FlinkConfiguration.uri(FlinkConfiguration.savepoints(data)),
                  SAVEPOINT_LIMIT);
      assertThat(points.newest())
          .hasValueSatisfying(p -> assertThat(savepoint).endsWith(p.toString()));
    }
    try (var stack = LocalStack.start(data, LocalPorts.allFree());
        var admin = admin(stack)) {
      assertThat(admin.listTopics().names().get()).contains("kept");
      assertThat(stack.neo4j().number("MATCH (n:Kept) RETURN n.answer")).isEqualTo(42);
      submit(data, jar, points.newest().orElseThrow());
      FlinkRest rest = stack.flink().rest();
      assertThat(rest.restoredFrom(rest.activeJobs().get(0).id())).isPositive();
    }
  }

  @Test
  void neo4jServesTheGuideAndTheStyleAndTellsBrowserToOpenThem(@TempDir Path data)
      throws Exception {
    LocalPorts ports = LocalPorts.allFree();
    LocalNeo4j neo4j = LocalNeo4j.start(Installation.current(), data, ports);
    try {
      neo4j.awaitReady();
      String base = BrowserJar.base(ports);

      assertThat(served(base + "/../", "text/html")).contains("<title>Neo4j Browser</title>");
      for (var file : BrowserFiles.of(base).entrySet()) {
        String type =
            switch (file.getKey()) {
              case BrowserFiles.GUIDE -> "text/html";
              case BrowserFiles.SAVED_QUERIES -> "application/zip";
              default -> "";
            };
        assertThat(served(base + "/" + file.getKey(), type))
            .isEqualTo(new String(file.getValue(), StandardCharsets.UTF_8));
      }
      assertThat(
              neo4j
                  .http()
                  .number(
                      "CALL dbms.clientConfig() YIELD name, value"
                          + " WHERE name = 'browser.post_connect_cmd' AND value CONTAINS 'style "
                          + base
                          + "/style.grass' AND value CONTAINS 'guide "
                          + base
                          + "/guide.html'"
                          + " OR name = 'browser.remote_content_hostname_whitelist'"
                          + " AND value CONTAINS '127.0.0.1'"
                          + " RETURN count(*)"))
          .isEqualTo(2);
    } finally {
      neo4j.stop();
    }
  }

  private static String served(String uri, String type) throws Exception {
    var answer =
        Neo4jHttp.client()
            .send(
                HttpRequest.newBuilder(URI.create(uri).normalize()).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(uri).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(uri).startsWith(type);
    return answer.body();
  }

  @Test
  void aServerThatCannotStartIsNamedWithItsLog(@TempDir Path data) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LocalPorts free = LocalPorts.allFree();
      var ports =
          new LocalPorts(
              free.kafka(),
              taken.getLocalPort(),
              free.http(),
              free.flink(),
              free.controller(),
              free.jobManager());
      LocalNeo4j neo4j = LocalNeo4j.start(Installation.current(), data, ports);
      assertThatThrownBy(neo4j::awaitReady)
          .isInstanceOf(ServerFailure.class)
          .hasMessageContaining("neo4j ended with exit code")
          .hasMessageContaining(data.resolve("logs/neo4j.log").toString());
    }
  }

  private static void submit(Path data, Path jar, @Nullable Path from) throws InterruptedException {
    JobSubmission.start(
            Installation.current(), data, jar, CountingJob.class.getName(), from, 2, List.of())
        .awaitSuccess();
  }

  /** A completed checkpoint proves that every task runs. */
  private static void awaitCheckpoint(LocalStack stack) throws Exception {
    FlinkRest rest = stack.flink().rest();
    String job = rest.activeJobs().get(0).id();
    stack
        .flink()
        .taskManagers()
        .get(0)
        .awaitReady(Duration.ofSeconds(90), () -> rest.lastCheckpoint(job).triggered() > 0);
  }

  private static Admin admin(LocalStack stack) {
    return Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
  }

  /** The test's job in a jar of its own. */
  private static Path jar(Path data) throws IOException {
    Path jar = data.resolve("counting.jar");
    Path classes =
        Path.of(
            System.getProperty("user.dir"), "target", "test-classes", "io", "clonestream", "local");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.newDirectoryStream(classes, "CountingJob*.class")) {
      for (Path file : files) {
        out.putNextEntry(new JarEntry("io/clonestream/local/" + file.getFileName()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
