package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A command that runs to its end as a child process: a submission, a publication, a download. It
 * ends with this JVM, however that ends short of kill -9.
 */
final class ChildCommand implements AutoCloseable {

  private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> LIVING.forEach(Process::destroy), "end-commands"));
  }

  private final String name;
  private final Process process;
  private final Path output;

  private ChildCommand(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /** Starts a command whose output is appended to a file. */
  static ChildCommand start(
      String name, List<String> command, Map<String, String> environment, Path output) {
    try {
      Files.createDirectories(output.toAbsolutePath().getParent());
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new UncheckedIOException(output + " cannot be written", e);
    }
    var builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      LIVING.add(process);
      process.onExit().thenAccept(LIVING::remove);
      process.getOutputStream().close();
      return new ChildCommand(name, process, output);
    } catch (IOException e) {
      throw new ServerFailure(
          name + ": " + command.get(0) + " cannot be started: " + e.getMessage(), e);
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Exit code, when the command has ended. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * Waits for success.
   *
   * @throws ServerFailure with the end of its output when the exit code is not 0
   */
  void awaitSuccess() throws InterruptedException {
    int code = await();
    if (code != 0) {
      throw new ServerFailure(
          name + " failed with exit code " + code + "; its output " + output + LogTail.of(output));
    }
  }

  /** Ends the command when it still runs. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
