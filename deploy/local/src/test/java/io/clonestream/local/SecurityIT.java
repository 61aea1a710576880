package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Publisher, job and commands against a broker and a Neo4j that take nothing but TLS and known
 * users, each with the rights of its role alone.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecurityIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir static Path directory;
  private static SecureServers servers;
  private static final StringBuilder SAID = new StringBuilder();

  @BeforeAll
  static void startEverythingAndSubmitTheJob() throws Exception {
    servers = new SecureServers(directory.resolve("data"), directory.resolve("secrets"));
    JobSubmission.start(Installation.current(), servers.data, null, servers.settings("job"))
        .awaitSuccess();
  }

  @AfterAll
  static void stopEverything() {
    if (servers != null) {
      servers.close();
    }
  }

  @Test
  @Order(1)
  void commitsBecomeAGraphThatIsWhatWasRecorded() throws Exception {
    Path tree = directory.resolve("shop");
    try (Git git = Git.init().setInitialBranch("main").setDirectory(tree.toFile()).call()) {
      Files.writeString(tree.resolve("A.java"), Samples.JAVA);
      Files.writeString(tree.resolve("B.java"), Samples.JAVA_COPY);
      git.add().addFilepattern(".").call();
      git.commit().setMessage("Shop").setAuthor("Ada", "a@example.org").setSign(false).call();
    }
    assertThat(as("publisher", "publish", tree.toString()).code()).isZero();

    await("the graph")
        .atMost(PATIENCE)
        .until(() -> as("reader", "families").out().contains("invoiceTotal"));
    await("the graph is what was recorded")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(as("reader", "verify").code()).isZero());
    assertThat(as("author", "verdict", "Orders.invoiceTotal", "Copy.invoiceTotal", "yes").err())
        .doesNotContain("refused");
    assertThat(as("operator", "integrity", "--repair").code()).isZero();
  }

  @Test
  @Order(2)
  void nobodyWritesWhatIsNotOfItsRole() throws Exception {
    assertThat(as("reader", "publish", directory.resolve("shop").toString()).err())
        .contains("Kafka at 127.0.0.1:" + servers.ports.kafka() + " refused")
        .contains("ransactional");
    assertThat(as("publisher", "replay").err()).contains("refused").contains("ransactional");
    assertThat(as("publisher", "replay").code()).isEqualTo(1);
  }

  @Test
  @Order(3)
  void whoCannotProveWhoItIsIsToldSo() throws Exception {
    Path others = Certificates.make(directory.resolve("others")).authority();
    Path wrong = Files.writeString(directory.resolve("wrong.password"), "not-it\n");

    assertThat(as("reader", "status", "-Dpersist.trust-file=" + others).err())
        .contains("did not prove who it is: set persist.trust-file");
    assertThat(as("reader", "status", "-Dpersist.password-file=" + wrong).err())
        .contains("refused user 'clonestream': set persist.user and persist.password-file");
    assertThat(as("reader", "status", "-Dfeed.client-file=").out() + SAID)
        .contains("Kafka does not answer at");
  }

  /** In what the servers log, in what they keep, in what Flink shows, in what commands say. */
  @Test
  @Order(4)
  void noSecretIsInALogInFlinkOrInWhatCommandsSay() throws Exception {
    assertThat(as("reader", "config").out()).contains("persist.password=");
    String job = servers.flink.rest().activeJobs().get(0).id();
    List<String> shown = new ArrayList<>(List.of(SAID.toString()));
    for (String path :
        List.of(
            "/jobs/" + job,
            "/jobs/" + job + "/config",
            "/jobs/" + job + "/plan",
            "/jobs/" + job + "/exceptions",
            "/jobs/" + job + "/checkpoints/config",
            "/jobmanager/config",
            "/jobmanager/environment",
            "/jobmanager/log",
            "/taskmanagers/taskmanager/log",
            "/taskmanagers/taskmanager",
            "/jars")) {
      shown.add(served(path));
    }
    for (String kept : List.of("logs", "flink", "neo4j/conf")) {
      try (var files = Files.walk(servers.data.resolve(kept))) {
        files.filter(Files::isRegularFile).forEach(file -> shown.add(text(file)));
      }
    }

    assertThat(shown).hasSizeGreaterThan(30);
    assertThat(shown)
        .noneMatch(text -> text.contains(SecureServers.KAFKA_SECRET))
        .noneMatch(text -> text.contains(SecureServers.NEO4J_SECRET));
    assertThat(text(servers.data.resolve("logs/taskmanager.log")))
        .as("Kafka's clients log what they are set to")
        .contains("sasl.jaas.config = [hidden]");
  }

  private static CloneStream.Answer as(String role, String command, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>(servers.settings(role));
    line.addAll(List.of(arguments));
    CloneStream.Answer answer = CloneStream.execute(command, line);
    SAID.append(answer.out()).append('\n').append(answer.err()).append('\n');
    return answer;
  }

  private static String served(String path) throws Exception {
    URI uri = URI.create("http://" + servers.flink.rest().address() + path);
    var answer =
        Neo4jHttp.client().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  /** Byte by byte: not all of it is text. */
  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
