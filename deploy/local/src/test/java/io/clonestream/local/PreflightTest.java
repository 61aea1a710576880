package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PreflightTest {

  private static final Path DATA = Path.of("/somewhere");

  @Test
  void aTakenPortIsNamedWithItsHolderAndTheWayOut() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      LocalPorts free = LocalPorts.allFree();
      var ports =
          new LocalPorts(
              port, free.bolt(), free.http(), free.flink(), free.controller(), free.jobManager());
      assertThat(Preflight.ports(ports))
          .singleElement()
          .asString()
          .startsWith("Port " + port + " (kafka) is taken by ")
          .contains("--ports kafka=");
    }
  }

  @Test
  void theHolderOfAPortIsFoundWhereTheSystemShowsIt() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortOwner.of(taken.getLocalPort()))
          .isIn("java process " + ProcessHandle.current().pid(), "another program");
    }
  }

  @Test
  void freePortsAreFine() {
    assertThat(Preflight.ports(LocalPorts.allFree())).isEmpty();
  }

  @Test
  void anOldJavaIsRefusedWithTheVersionNeeded() {
    assertThat(Preflight.java(11)).singleElement().asString().contains("Java 11", "17");
    assertThat(Preflight.java(17)).isEmpty();
    assertThat(Preflight.java(25)).isEmpty();
  }

  @Test
  void tooLittleDiskIsRefusedWithBothFigures() {
    assertThat(Preflight.disk(DATA, 512L << 20))
        .singleElement()
        .asString()
        .contains("0.5 GB", "/somewhere", "2.0 GB", "--data");
    assertThat(Preflight.disk(DATA, Preflight.LEAST_DISK)).isEmpty();
  }

  @Test
  void tooLittleMemoryIsRefusedWithBothFigures() {
    assertThat(Preflight.memory(1L << 30)).singleElement().asString().contains("1.0 GB", "3.0 GB");
    assertThat(Preflight.memory(Preflight.LEAST_MEMORY)).isEmpty();
    assertThat(AvailableMemory.bytes()).isPositive();
  }
}
