package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Configuration of the local Flink cluster. What of a TaskManager's native memory is not RocksDB's
 * is the model's.
 *
 * <p>A task manager started without Flink's own scripts takes no size for granted: every one must
 * be written, and the heap given to the JVM must be the sum of both heaps.
 */
final class FlinkConfiguration {

  /** One slot a core of the smallest machine this is made for. */
  static final int SLOTS = 2;

  /** Of a TaskManager's heap, what is Flink's own. */
  private static final int FRAMEWORK_HEAP = 128;

  private FlinkConfiguration() {}

  static List<String> jobManagerMemory() {
    return List.of("-Xmx384m", "-XX:MaxDirectMemorySize=128m", "-XX:MaxMetaspaceSize=256m");
  }

  /** Writes {@code config.yaml} and returns its directory. */
  static Path write(Path data, LocalPorts ports, TaskManagers taskManagers) {
    Path flink = data.resolve("flink");
    try {
      Path conf = Files.createDirectories(directory(data));
      Path temporary = Files.createDirectories(flink.resolve("tmp"));
      Files.writeString(
          conf.resolve("config.yaml"),
          """
          jobmanager.rpc.address: 127.0.0.1
          jobmanager.rpc.port: %1$d
          jobmanager.bind-host: 127.0.0.1
          taskmanager.host: 127.0.0.1
          taskmanager.bind-host: 127.0.0.1
          rest.address: 127.0.0.1
          rest.bind-address: 127.0.0.1
          rest.port: %2$d
          rest.flamegraph.enabled: true
          # The default of 10 s is too little where everything starts at once on few cores.
          pekko.startup-timeout: 120 s
          pekko.ask.timeout: 60 s

          # A TaskManager that is gone is noticed at the second heartbeat that does not reach it, one
          # that hangs after the timeout.
          heartbeat.interval: 1 s
          heartbeat.timeout: 20 s
          # By default metrics stand still for 10 min while one hangs.
          web.timeout: 60s

          taskmanager.numberOfTaskSlots: %3$d
          parallelism.default: %3$d
          taskmanager.cpu.cores: %3$d.0
          taskmanager.memory.framework.heap.size: %8$dm
          taskmanager.memory.task.heap.size: %4$dm
          taskmanager.memory.framework.off-heap.size: 128m
          taskmanager.memory.task.off-heap.size: 512m
          taskmanager.memory.managed.size: %9$dm
          taskmanager.memory.network.min: 128m
          taskmanager.memory.network.max: 128m
          taskmanager.memory.jvm-metaspace.size: 384m
          taskmanager.memory.jvm-overhead.min: 192m
          taskmanager.memory.jvm-overhead.max: 192m

          state.backend.type: rocksdb
          state.backend.rocksdb.metrics.block-cache-usage: true
          execution.checkpointing.interval: 5 s
          execution.checkpointing.min-pause: 1 s
          execution.checkpointing.timeout: 5 min
          execution.checkpointing.incremental: true
          execution.checkpointing.num-retained: 3
          execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
          execution.checkpointing.dir: %5$s
          execution.checkpointing.savepoint-dir: %6$s

          restart-strategy.type: exponential-delay
          restart-strategy.exponential-delay.initial-backoff: 200 ms
          restart-strategy.exponential-delay.max-backoff: 30 s

          pipeline.object-reuse: true
          pipeline.generic-types: false
          pipeline.auto-generate-uids: false

          metrics.fetcher.update-interval: 1000
          io.tmp.dirs: %7$s
          web.upload.dir: %7$s
          """
                  .formatted(
                      ports.jobManager(),
                      ports.flink(),
                      SLOTS,
                      taskManagers.heap() - FRAMEWORK_HEAP,
                      uri(checkpoints(data)),
                      uri(savepoints(data)),
                      temporary,
                      FRAMEWORK_HEAP,
                      taskManagers.managed())
              + metrics(ports, taskManagers));
      return conf;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Flink's configuration under " + flink + " cannot be written", e);
    }
  }

  /** Flink's reporter listens on every address, so it does only when asked to. */
  private static String metrics(LocalPorts ports, TaskManagers taskManagers) {
    return ports.metrics() == 0
        ? ""
        : """
          metrics.reporter.prom.factory.class: org.apache.flink.metrics.prometheus.PrometheusReporterFactory
          metrics.reporter.prom.port: %d-%d
          """
            .formatted(ports.metrics(), ports.metrics() + taskManagers.number());
  }

  /** Where {@code config.yaml} lies. */
  static Path directory(Path data) {
    return data.resolve("flink").resolve("conf");
  }

  static Path checkpoints(Path data) {
    return data.resolve("flink").resolve("checkpoints");
  }

  /** As Flink reads it: of what a URI escapes it takes the escape for the name. */
  static String uri(Path path) {
    return "file://" + path.toAbsolutePath().normalize();
  }

  static Path savepoints(Path data) {
    return data.resolve("flink").resolve("savepoints");
  }
}
