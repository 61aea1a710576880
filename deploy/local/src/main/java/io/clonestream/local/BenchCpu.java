package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Processor time of this process and of servers it started: what work costs, also where other
 * processes take the processors away meanwhile.
 */
final class BenchCpu {

  private static final Pattern COMPILER = Pattern.compile("C[12] Compiler");

  /** Fields of a thread's stat behind its name. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;
  private static final long NANOS_OF_A_TICK = 10_000_000;

  private final long[] servers;

  BenchCpu(long... servers) {
    this.servers = servers;
  }

  long nanos() {
    long nanos =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean own
            ? own.getProcessCpuTime()
            : 0;
    for (long server : servers) {
      nanos += nanosOf(server);
    }
    return nanos;
  }

  /** Processor time of one process so far. */
  static long nanosOf(long process) {
    return ProcessHandle.of(process)
        .flatMap(handle -> handle.info().totalCpuDuration())
        .map(Duration::toNanos)
        .orElse(0L);
  }

  /** Processor time that a JVM's compilers took so far (proc(5)); none where /proc is missing. */
  static long compilersNanosOf(long process) {
    Path threads = Path.of("/proc", Long.toString(process), "task");
    if (!Files.isDirectory(threads)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(threads)) {
      return all.mapToLong(thread -> ticksOfCompiler(thread.resolve("stat"))).sum()
          * NANOS_OF_A_TICK;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long ticksOfCompiler(Path file) {
    try {
      String stat = Files.readString(file);
      int end = stat.lastIndexOf(')');
      if (!COMPILER.matcher(stat.substring(stat.indexOf('(') + 1, end)).lookingAt()) {
        return 0;
      }
      String[] fields = stat.substring(end + 2).split(" ");
      return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    } catch (IOException e) {
      return 0; // the thread has ended
    }
  }
}
