package io.clonestream.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** Kafka as a child process: a {@link KafkaBroker} in a JVM of its own. */
final class LocalKafka {

  private final ServerProcess process;
  private final String bootstrapServers;

  private LocalKafka(ServerProcess process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  static LocalKafka start(Installation installation, Path data, LocalPorts ports) {
    return start(installation, data, ports, Map.of());
  }

  /** The same with further settings of the broker, which win. */
  static LocalKafka start(
      Installation installation, Path data, LocalPorts ports, Map<String, String> settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                LogConfiguration.write(data),
                "-cp",
                installation.classes() + ":" + installation.classPath("kafka"),
                KafkaBroker.class.getName(),
                data.resolve("kafka").toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.controller())));
    settings.forEach((key, value) -> arguments.add(key + "=" + value));
    ServerProcess process = ServerProcess.start(data, "kafka", arguments, ServerProcess.SERVING);
    return new LocalKafka(process, "127.0.0.1:" + ports.kafka());
  }

  /** Returns when a client can list the cluster's nodes. */
  void awaitReady() throws InterruptedException {
    int port = Integer.parseInt(bootstrapServers.substring(bootstrapServers.indexOf(':') + 1));
    process.awaitReady(ServerProcess.READY_LIMIT, () -> Tcp.accepts(port));
    try (var admin =
        Admin.create(
            Map.of("bootstrap.servers", bootstrapServers, "reconnect.backoff.max.ms", "200"))) {
      process.awaitReady(
          ServerProcess.READY_LIMIT,
          () -> !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty());
    }
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  ServerProcess process() {
    return process;
  }

  void stop() {
    process.stop(Duration.ofSeconds(20));
  }
}
