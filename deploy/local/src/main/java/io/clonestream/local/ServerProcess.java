package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server as a child JVM: its output goes to {@code DIR/logs/NAME.log}, its process number to
 * {@code DIR/run/NAME.pid}. It hears neither the terminal's Ctrl-C nor a signal to the group of its
 * parent, so that the parent can stop the servers in order; the process file lets the next start
 * find a child whose parent was killed.
 */
final class ServerProcess {

  /**
   * What RocksDB gives back glibc keeps, in an arena for every few threads, and the larger the
   * blocks were the more of them; with fixed thresholds it hands large blocks on at once. Flink's
   * own images have another allocator for that.
   */
  private static final Map<String, String> ALLOCATOR =
      Map.of(
          "MALLOC_ARENA_MAX", "2",
          "MALLOC_MMAP_THRESHOLD_", "131072",
          "MALLOC_TRIM_THRESHOLD_", "131072");

  /** Answers whether the server is ready; an exception only means not yet. */
  interface Readiness {
    boolean isReady() throws Exception;
  }

  /** Generous, because a server that died is noticed at once and a slow machine is no error. */
  static final Duration READY_LIMIT = Duration.ofMinutes(5);

  /** Niceness of a server that others wait for. */
  static final int SERVING = 0;

  /** Niceness of what fills every core it gets, and would let the servers starve. */
  static final int WORKING = 5;

  /**
   * A process group of its own where setsid is; elsewhere it hears of a terminal nothing at least:
   * an ignored signal stays ignored over exec, and the JVM respects that. Linux may share cores
   * among sessions first (sched(7), autogroups), so that niceness is one of the session, too.
   */
  private static final String OWN_GROUP =
      "trap '' INT HUP; command -v setsid >/dev/null || exec \"$@\"; exec setsid sh -c"
          + " '[ \"$0\" = 0 ] || { echo \"$0\" > /proc/self/autogroup; } 2> /dev/null;"
          + " exec \"$@\"' \"$0\" \"$@\"";

  private final String name;
  private final Path log;
  private final Path pidFile;
  private final Process process;

  private ServerProcess(String name, Path log, Path pidFile, Process process) {
    this.name = name;
    this.log = log;
    this.pidFile = pidFile;
    this.process = process;
  }

  /**
   * Starts {@code java} with these arguments.
   *
   * @param data the directory of the run
   * @param name of the server, one word
   * @param niceness {@link #SERVING} or {@link #WORKING}
   */
  static ServerProcess start(Path data, String name, List<String> arguments, int niceness) {
    try {
      Path log = Files.createDirectories(data.resolve("logs")).resolve(name + ".log");
      Path pidFile = Files.createDirectories(data.resolve("run")).resolve(name + ".pid");
      if (Files.exists(log)) {
        Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      List<String> command =
          new ArrayList<>(List.of("sh", "-c", OWN_GROUP, Integer.toString(niceness)));
      command.addAll(niced(command(arguments), niceness));
      var builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      ALLOCATOR.forEach(builder.environment()::putIfAbsent);
      Process process = builder.start();
      process.getOutputStream().close();
      Files.writeString(pidFile, identity(process.toHandle()));
      return new ServerProcess(name, log, pidFile, process);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
  }

  /** The command at a lower priority, in the same process. */
  static List<String> niced(List<String> command, int niceness) {
    List<String> niced = new ArrayList<>(List.of("nice", "-n", Integer.toString(niceness)));
    niced.addAll(command);
    return niced;
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(arguments);
    return command;
  }

  /** The {@code java} of this JVM. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Ends what a killed parent left behind; the names of the servers ended. */
  static List<String> endOrphans(Path data) {
    List<String> ended = new ArrayList<>();
    Path run = data.resolve("run");
    if (!Files.isDirectory(run)) {
      return ended;
    }
    try (var files = Files.newDirectoryStream(run, "*.pid")) {
      for (Path file : files) {
        Optional<ProcessHandle> orphan = running(Files.readString(file));
        if (orphan.isPresent()) {
          end(orphan.get(), Duration.ofSeconds(20));
          ended.add(String.valueOf(file.getFileName()).replace(".pid", ""));
        }
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Process files under " + run + " cannot be read", e);
    }
    return ended;
  }

  /**
   * Waits until the server answers.
   *
   * @throws ServerFailure naming the log when the process ended or time ran out
   */
  void awaitReady(Duration limit, Readiness readiness) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      if (!process.isAlive()) {
        throw new ServerFailure(
            name
                + " ended with exit code "
                + process.exitValue()
                + "; its log "
                + log
                + LogTail.of(log));
      }
      try {
        if (readiness.isReady()) {
          return;
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception notYet) {
        // The next round asks again; the limit below reports a server that never answers.
      }
      if (System.nanoTime() > end) {
        throw new ServerFailure(
            name
                + " did not answer within "
                + limit.toSeconds()
                + " s; its log "
                + log
                + LogTail.of(log));
      }
      process.waitFor(100, TimeUnit.MILLISECONDS); // at once when it dies
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String name() {
    return name;
  }

  Path log() {
    return log;
  }

  long pid() {
    return process.pid();
  }

  /** Ends the server at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
    deletePidFile();
  }

  /**
   * Sends a signal that neither Java nor the server hears.
   *
   * @param signal STOP or CONT
   */
  void signal(String signal) {
    run("kill", "-" + signal, Long.toString(pid()));
  }

  private void run(String... command) {
    try {
      int code = new ProcessBuilder(command).start().waitFor();
      if (code != 0) {
        throw new ServerFailure(name + " did not take " + String.join(" ", command));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(command[0] + " cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Limits what the process may have from now on, where {@code prlimit} is: on Linux.
   *
   * @param resource as {@code prlimit} names it: fsize, as
   * @param bytes a number, or unlimited
   */
  void limit(String resource, String bytes) {
    run("prlimit", "--pid", Long.toString(pid()), "--" + resource + "=" + bytes + ":");
  }

  /** Asks the server to stop, and kills it when it does not within the limit. */
  void stop(Duration limit) {
    end(process.toHandle(), limit);
    deletePidFile();
  }

  private void deletePidFile() {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException(pidFile + " cannot be deleted", e);
    }
  }

  private static void end(ProcessHandle handle, Duration limit) {
    handle.destroy();
    try {
      handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      handle.destroyForcibly();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      handle.destroyForcibly();
      handle.onExit().join();
    }
  }

  /** Process number and start: a number alone may since belong to another process. */
  private static String identity(ProcessHandle handle) {
    return handle.pid() + " " + handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static Optional<ProcessHandle> running(String identity) {
    String[] parts = identity.strip().split(" ");
    return ProcessHandle.of(Long.parseLong(parts[0]))
        .filter(ProcessHandle::isAlive)
        .filter(handle -> identity(handle).equals(identity.strip()));
  }
}
