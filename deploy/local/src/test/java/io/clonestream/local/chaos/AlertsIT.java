package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonestream.feed.Topics;
import io.clonestream.local.FaultCluster;
import io.clonestream.local.LocalPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules and dashboard by a real Prometheus, where the machine has one (Debian: {@code apt-get
 * install prometheus}). Time passes as it likes for the rules' own tests; for the running job those
 * that wait for minutes have a twin that does not.
 */
class AlertsIT {

  private static final Path MONITORING = Path.of("../monitoring").toAbsolutePath().normalize();
  private static final int PROCESSES = 3;
  private static final Duration HEALTHY = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int FLOOD = 500_000;

  @TempDir Path directory;

  @BeforeEach
  void prometheusIsThere() {
    if (!Prometheus.isInstalled()) {
      System.out.println("AlertsIT skipped: prometheus and promtool are not installed");
    }
    assumeThat(Prometheus.isInstalled()).isTrue();
  }

  @Test
  void theirOwnTestsHold() throws Exception {
    assertThat(Prometheus.run(MONITORING, "promtool", "test", "rules", "alerts-test.yml")).isZero();
    assertThat(Prometheus.run(MONITORING, "promtool", "check", "config", "prometheus.yml"))
        .isZero();
  }

  @Test
  void everyPanelShowsSomethingAndAlertsFireUnderTheirFaults() throws Exception {
    int metrics = LocalPorts.free(PROCESSES);
    Path configuration = configuration(metrics);
    try (Site site =
            Site.open(directory.resolve("site"), LocalPorts.allFree().withMetrics(metrics));
        var stream =
            CommitStream.start(
                site.cluster(), directory.resolve("code.git"), 1, Duration.ofSeconds(1));
        var prometheus = new Prometheus(configuration)) {
      soon("every panel has values", () -> empty(prometheus).isEmpty());
      assertThat(prometheus.health()).hasSizeGreaterThan(10).containsOnly("ok");
      long end = System.nanoTime() + HEALTHY.toNanos();
      while (System.nanoTime() < end) {
        assertThat(prometheus.firing()).as("healthy").noneMatch(AlertsIT::isShipped);
        Thread.sleep(1_000);
      }

      var situation = new Situation(site, stream, new SplittableRandom(1));
      fires("CloneStreamDeadLetters", prometheus, () -> put("poison", situation));
      fires("HastyEdgesAreLate", prometheus, () -> put("kill-neo4j", situation));
      assertThat(prometheus.firing())
          .as("a Neo4j that was away")
          .filteredOn(AlertsIT::isShipped)
          .containsOnly("CloneStreamDeadLetters");
      fires("HastyCheckpointsFail", prometheus, () -> put("disk-full", situation));
      for (int i = 0; i < 3 && !prometheus.firing().contains("CloneStreamRestarts"); i++) {
        put("kill-taskmanager", situation);
        situation.awaitRestart(SOON);
      }
      soon("CloneStreamRestarts", () -> prometheus.firing().contains("CloneStreamRestarts"));
      fires("HastyIsGone", prometheus, () -> cancel(site.cluster()));
      fires("CloneStreamInferenceDegraded", prometheus, () -> submitWithoutTimeOrMemory(site));
      soon(
          "CloneStreamFiltersAreTight",
          () -> prometheus.firing().contains("CloneStreamFiltersAreTight"));
      fires("HastyFallsBehind", prometheus, () -> flood(site.cluster()));
    }
  }

  /** The one that ships, looking every second, and with rules that do not wait besides. */
  private Path configuration(int metrics) throws IOException {
    Path place = Files.createDirectories(directory.resolve("prometheus"));
    String rules = Files.readString(MONITORING.resolve("alerts.yml"));
    String configuration = Files.readString(MONITORING.resolve("prometheus.yml"));
    assertThat(configuration).contains("5s", "[127.0.0.1:9249, 127.0.0.1:9250]", "- alerts.yml");
    Files.writeString(place.resolve("alerts.yml"), rules);
    Files.writeString(
        place.resolve("hasty.yml"),
        rules
            .replace("name: clonestream", "name: hasty")
            .replace("alert: CloneStream", "alert: Hasty")
            .replaceAll("(?m)^ +for: .*\n", "")
            .replace("[5m]", "[20s]"));
    return Files.writeString(
        place.resolve("prometheus.yml"),
        configuration
            .replace("5s", "1s")
            .replace("- alerts.yml", "- alerts.yml\n  - hasty.yml")
            .replace(
                "[127.0.0.1:9249, 127.0.0.1:9250]",
                "['127.0.0.1:%d', '127.0.0.1:%d', '127.0.0.1:%d']"
                    .formatted(metrics, metrics + 1, metrics + 2)));
  }

  private static boolean isShipped(String alert) {
    return alert.startsWith("CloneStream");
  }

  /** Expressions of the dashboard that give no number. */
  private static List<String> empty(Prometheus prometheus) throws Exception {
    JsonNode dashboard = new ObjectMapper().readTree(MONITORING.resolve("dashboard.json").toFile());
    List<String> empty = new ArrayList<>();
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String expression = target.path("expr").asText();
        if (prometheus.values(expression).stream().noneMatch(Double::isFinite)) {
          empty.add(expression);
        }
      }
    }
    return empty;
  }

  /** What an alert is to tell of. */
  private interface Doing {
    void run() throws Exception;
  }

  private static void put(String fault, Situation situation) throws Exception {
    Faults.named(fault).injection().into(situation);
    situation.cluster().heal();
  }

  private static void cancel(FaultCluster cluster) throws Exception {
    for (String job : cluster.jobs()) {
      cluster.cancel(job);
    }
  }

  /** From the beginning: nothing is inferred in time, and a filter has no room. */
  private static void submitWithoutTimeOrMemory(Site site) throws Exception {
    site.cluster()
        .submit(
            site.proxy().port(), null, 2, "-Dinfer.timeout=1 ms", "-Dgate.filter-memory=1 bytes");
  }

  /** The same change so often: nothing new, but it must be read. */
  private static void flood(FaultCluster cluster) {
    var records = new TopicRecords(cluster.bootstrapServers());
    var record = records.read(Topics.SYMBOL_CHANGES).get(0);
    records.send(
        Collections.nCopies(FLOOD, TopicRecords.copy(record, record.key(), record.value())));
  }

  /**
   * An alert that is silent is not any more, for a moment at least, once something has been done.
   */
  private static void fires(String alert, Prometheus prometheus, Doing doing) throws Exception {
    soon(alert + " is silent", () -> !prometheus.firing().contains(alert));
    long begin = System.nanoTime();
    System.out.println(LocalTime.now(Clock.systemUTC()) + ": then " + alert);
    doing.run();
    soon(alert, () -> prometheus.fired(alert, Duration.ofNanos(System.nanoTime() - begin)));
  }

  private static void soon(String what, Callable<Boolean> holds) throws Exception {
    Optional<Boolean> held =
        Await.await(
            SOON,
            () -> {
              try {
                return holds.call() ? Optional.of(true) : Optional.empty();
              } catch (IOException notYet) {
                return Optional.empty();
              } catch (InterruptedException e) {
                throw e;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(held).as(what).isPresent();
  }
}
