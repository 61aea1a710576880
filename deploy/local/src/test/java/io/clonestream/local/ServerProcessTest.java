package io.clonestream.local;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

  @Test
  void aServerThatDiesIsReportedWithTheEndOfItsLog(@TempDir Path data) {
    ServerProcess dying =
        ServerProcess.start(data, "dying", List.of("-NoSuchFlag"), ServerProcess.SERVING);
    assertThatThrownBy(() -> dying.awaitReady(Duration.ofSeconds(60), () -> false))
        .isInstanceOf(ServerFailure.class)
        .hasMessageStartingWith("dying ended with exit code 1")
        .hasMessageContaining(data.resolve("logs/dying.log").toString())
        .hasMessageContaining("-NoSuchFlag");
  }

  @Test
  void aServerThatNeverAnswersIsReportedWithItsLog(@TempDir Path data) {
    ServerProcess silent = waiting(data);
    try {
      assertThatThrownBy(() -> silent.awaitReady(Duration.ZERO, () -> false))
          .hasMessageStartingWith("waiting did not answer within 0 s")
          .hasMessageContaining(data.resolve("logs/waiting.log").toString());
    } finally {
      silent.stop(Duration.ofSeconds(20));
    }
  }

  @Test
  void theNextStartEndsWhatAKilledParentLeftBehind(@TempDir Path data) {
    ServerProcess orphan = waiting(data);
    assertThat(ServerProcess.endOrphans(data)).containsExactly("waiting");
    assertThat(orphan.isAlive()).isFalse();
    assertThat(ServerProcess.endOrphans(data)).isEmpty();
  }

  /** Each would go on with 5 GB, its directory deleted. */
  @Test
  void theNextSuiteEndsTheClustersOfOneThatWasKilled(@TempDir Path report) {
    ServerProcess one = waiting(report.resolve("kill-broker-from-1"));
    ServerProcess other = waiting(report.resolve("soak"));
    FaultCluster.endOrphans(report);
    assertThat(one.isAlive()).isFalse();
    assertThat(other.isAlive()).isFalse();
  }

  @Test
  void aProcessThatOnlyHasTheSameNumberIsLeftAlone(@TempDir Path data) throws Exception {
    ServerProcess stranger = waiting(data);
    try {
      Files.writeString(data.resolve("run/waiting.pid"), stranger.pid() + " 1");
      assertThat(ServerProcess.endOrphans(data)).isEmpty();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.stop(Duration.ofSeconds(20));
    }
  }

  /** As a service manager, or {@code timeout}, ends the whole group of its parent. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aSignalToTheGroupOfItsParentDoesNotReachIt(@TempDir Path data) throws Exception {
    ServerProcess server = waiting(data);
    try {
      String pid = Long.toString(server.pid());
      server.awaitReady(Duration.ofSeconds(60), () -> group(pid).equals(pid));
    } finally {
      server.stop(Duration.ofSeconds(20));
    }
  }

  /** As on a disk that is full, and then is not. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void filesOfALimitedProcessGrowAgainOnceTheLimitIsGone(@TempDir Path data) throws Exception {
    Path file = data.resolve("grows");
    ServerProcess server =
        ServerProcess.start(
            data,
            "growing",
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Growing.class.getName(),
                file.toString()),
            ServerProcess.SERVING);
    try {
      server.awaitReady(Duration.ofSeconds(60), () -> Files.size(file) > 0);
      server.limit("fsize", "0");
      Path refused = Path.of(file + ".refused");
      server.awaitReady(Duration.ofSeconds(60), () -> Files.exists(refused));
      long full = Files.size(file);
      server.limit("fsize", "unlimited");
      server.awaitReady(Duration.ofSeconds(60), () -> Files.size(file) > full);
    } finally {
      server.stop(Duration.ofSeconds(20));
    }
  }

  /** A server that writes a file, and makes another, empty one, where it cannot. */
  static final class Growing {
    public static void main(String[] args) throws Exception {
      Path file = Path.of(args[0]);
      while (true) {
        try {
          Files.write(file, new byte[10], CREATE, APPEND);
        } catch (IOException full) {
          Files.write(Path.of(file + ".refused"), new byte[0]);
        }
        Thread.sleep(10);
      }
    }
  }

  private static String group(String pid) throws Exception {
    var ps = new ProcessBuilder("ps", "-o", "pgid=", "-p", pid).start();
    return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static ServerProcess waiting(Path data) {
    return ServerProcess.start(
        data,
        "waiting",
        List.of("-cp", System.getProperty("java.class.path"), Waiting.class.getName()),
        ServerProcess.SERVING);
  }

  /** A server that only waits for its end. */
  static final class Waiting {
    public static void main(String[] args) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }
}
