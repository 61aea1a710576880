package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must hold before anything is started; each thing that does not is one sentence. */
final class Preflight {

  static final int LEAST_JAVA = 17;
  static final long LEAST_DISK = 2L << 30;
  static final long LEAST_MEMORY = 3L << 30;

  private Preflight() {}

  /**
   * Checks this machine.
   *
   * @throws ServerFailure with everything that is wrong, and what to do about it
   */
  static void check(Path data, LocalPorts ports) {
    List<String> wrong = new ArrayList<>();
    wrong.addAll(java(Runtime.version().feature()));
    wrong.addAll(ports(ports));
    wrong.addAll(disk(data, usable(data)));
    wrong.addAll(memory(AvailableMemory.bytes()));
    if (!wrong.isEmpty()) {
      throw new ServerFailure(String.join("\n", wrong));
    }
  }

  static List<String> java(int version) {
    return version >= LEAST_JAVA
        ? List.of()
        : List.of(
            "Java "
                + version
                + " is too old: install a JDK of version 17 or newer, and point"
                + " JAVA_HOME to it");
  }

  static List<String> ports(LocalPorts ports) {
    List<String> wrong = new ArrayList<>();
    ports
        .byName()
        .forEach(
            (name, port) -> {
              if (isTaken(port)) {
                wrong.add(
                    "Port %d (%s) is taken by %s: end it, or take another with --ports %s=%d"
                        .formatted(port, name, PortOwner.of(port), name, LocalPorts.free()));
              }
            });
    return wrong;
  }

  static List<String> disk(Path data, long usable) {
    return usable >= LEAST_DISK
        ? List.of()
        : List.of(
            "Only %s are free under %s, %s are needed: free some, or choose another place with --data"
                .formatted(gigabytes(usable), data, gigabytes(LEAST_DISK)));
  }

  static List<String> memory(long available) {
    return available >= LEAST_MEMORY
        ? List.of()
        : List.of(
            "Only %s of memory are available, %s are needed: close other programs"
                .formatted(gigabytes(available), gigabytes(LEAST_MEMORY)));
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1 << 30));
  }

  private static boolean isTaken(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static long usable(Path data) {
    try {
      Files.createDirectories(data);
      return Files.getFileStore(data).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(data + " cannot be created", e);
    }
  }
}
