package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux's /proc shows it to this user. */
final class PortOwner {

  private static final String LISTENING = "0A";

  private PortOwner() {}

  /** Name and number of the process, or "another program". */
  static String of(int port) {
    Set<String> sockets = sockets(port);
    if (sockets.isEmpty()) {
      return "another program";
    }
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), sockets))
        .findFirst()
        .map(
            process ->
                process
                        .info()
                        .command()
                        .map(command -> String.valueOf(Path.of(command).getFileName()) + " ")
                        .orElse("")
                    + "process "
                    + process.pid())
        .orElse("another program");
  }

  /** Names of the listening sockets as links of open files show them. */
  private static Set<String> sockets(int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try (Stream<String> lines = Files.lines(Path.of(table))) {
        lines
            .map(line -> line.strip().split("\\s+"))
            .filter(f -> f.length > 9 && f[1].endsWith(suffix) && f[3].equals(LISTENING))
            .forEach(f -> sockets.add("socket:[" + f[9] + "]"));
      } catch (IOException notLinux) {
        return Set.of();
      }
    }
    return sockets;
  }

  private static boolean holds(long pid, Set<String> sockets) {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path file : files.toList()) {
        if (Files.isSymbolicLink(file)
            && sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException | UncheckedIOException endedOrForeign) {
      return false;
    }
  }
}
