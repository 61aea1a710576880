package io.clonestream.local;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Processor time of this process and of servers it started: what work costs, also where other
 * processes take the processors away meanwhile.
 */
final class BenchCpu {

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
}
