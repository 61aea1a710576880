package io.clonestream.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Flink cluster: one JobManager and one TaskManager, each a process. */
final class LocalFlink {

  private final ServerProcess jobManager;
  private final ServerProcess taskManager;
  private final FlinkRest rest;

  private LocalFlink(ServerProcess jobManager, ServerProcess taskManager, FlinkRest rest) {
    this.jobManager = jobManager;
    this.taskManager = taskManager;
    this.rest = rest;
  }

  static LocalFlink start(Installation installation, Path data, LocalPorts ports) {
    String conf = FlinkConfiguration.write(data, ports).toString();
    List<String> memory = new ArrayList<>(FlinkConfiguration.jobManagerMemory());
    memory.add("-XX:TieredStopAtLevel=1");
    ServerProcess jobManager =
        process(
            installation,
            data,
            "jobmanager",
            memory,
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            List.of("--configDir", conf, "--executionMode", "cluster"));
    ServerProcess taskManager =
        process(
            installation,
            data,
            "taskmanager",
            FlinkConfiguration.taskManagerMemory(),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            List.of("--configDir", conf));
    return new LocalFlink(jobManager, taskManager, new FlinkRest("127.0.0.1:" + ports.flink()));
  }

  /** Returns when all slots are offered. */
  void awaitReady() throws InterruptedException {
    jobManager.awaitReady(
        Duration.ofSeconds(90),
        () -> {
          if (!taskManager.isAlive()) {
            taskManager.awaitReady(Duration.ZERO, () -> true);
          }
          return rest.slots() >= FlinkConfiguration.SLOTS;
        });
  }

  FlinkRest rest() {
    return rest;
  }

  List<ServerProcess> processes() {
    return List.of(jobManager, taskManager);
  }

  void stop() {
    taskManager.stop(Duration.ofSeconds(20));
    jobManager.stop(Duration.ofSeconds(20));
  }

  private static ServerProcess process(
      Installation installation,
      Path data,
      String name,
      List<String> memory,
      String mainClass,
      List<String> arguments) {
    List<String> jvm = new ArrayList<>(memory);
    jvm.add("-Dlog.file=" + data.resolve("logs").resolve(name + ".log"));
    return ServerProcess.start(
        data, name, FlinkJvm.arguments(installation, data, jvm, mainClass, arguments), Map.of());
  }
}
