package io.clonestream.watch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a benchmark ran on.
 *
 * @param memory physical memory in bytes
 * @param system name, release and architecture of the operating system
 */
public record Machine(String processor, int cores, long memory, String system, String java) {

  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final double GIB = 1L << 30;

  /** This one. */
  public static Machine here() {
    return new Machine(
        processorHere(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean known
            ? known.getTotalMemorySize()
            : 0,
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
  }

  /** What Linux calls the processor; elsewhere its architecture. */
  private static String processorHere() {
    try (Stream<String> lines = Files.lines(CPUINFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /**
   * Whether times of both can be compared: processor, cores and memory to the GiB. Java and the
   * operating system are what a run may be about.
   */
  boolean isLike(Machine other) {
    return processor.equals(other.processor)
        && cores == other.cores
        && Math.round(memory / GIB) == Math.round(other.memory / GIB);
  }

  /** In one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.1f GiB, %s, %s",
        processor,
        cores,
        memory / GIB,
        system,
        java);
  }
}
