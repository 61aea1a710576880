package io.clonestream.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real Flink cluster: one JobManager and one TaskManager, each a process. */
final class LocalFlink {

  private final Installation installation;
  private final Path data;
  private final ServerProcess jobManager;
  private volatile ServerProcess taskManager;
  private final FlinkRest rest;

  private LocalFlink(
      Installation installation,
      Path data,
      ServerProcess jobManager,
      ServerProcess taskManager,
      FlinkRest rest) {
    this.installation = installation;
    this.data = data;
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
            List.of("--configDir", conf, "--executionMode", "cluster"),
            ServerProcess.SERVING);
    ServerProcess taskManager = taskManager(installation, data);
    FlinkRest rest = new FlinkRest("127.0.0.1:" + ports.flink());
    return new LocalFlink(installation, data, jobManager, taskManager, rest);
  }

  /** Starts a new TaskManager in the place of one that died; the job goes on by itself. */
  void replaceTaskManager() {
    taskManager = taskManager(installation, data);
  }

  private static ServerProcess taskManager(Installation installation, Path data) {
    return process(
        installation,
        data,
        "taskmanager",
        FlinkConfiguration.taskManagerMemory(),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        List.of("--configDir", FlinkConfiguration.directory(data).toString()),
        ServerProcess.WORKING);
  }

  /** Returns when all slots are offered. */
  void awaitReady() throws InterruptedException {
    jobManager.awaitReady(
        ServerProcess.READY_LIMIT,
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

  ServerProcess jobManager() {
    return jobManager;
  }

  ServerProcess taskManager() {
    return taskManager;
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
      List<String> arguments,
      int niceness) {
    List<String> jvm = new ArrayList<>(memory);
    jvm.add("-Dlog.file=" + data.resolve("logs").resolve(name + ".log"));
    return ServerProcess.start(
        data, name, FlinkJvm.arguments(installation, data, jvm, mainClass, arguments), niceness);
  }
}
