package io.clonestream.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory that new processes can have without pushing others out. */
final class AvailableMemory {

  private AvailableMemory() {}

  /** Linux's own estimate, capped by the container's limit; elsewhere all memory there is. */
  static long bytes() {
    long total =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    try {
      return Files.readAllLines(Path.of("/proc/meminfo")).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .map(available -> Math.min(available, total))
          .findFirst()
          .orElse(total);
    } catch (IOException notLinux) {
      return total;
    }
  }
}
