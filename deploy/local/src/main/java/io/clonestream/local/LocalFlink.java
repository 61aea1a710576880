package io.clonestream.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real Flink cluster: one JobManager and one TaskManager or several, each a process. */
final class LocalFlink {

  private final Installation installation;
  private final Path data;
  private final TaskManagers size;
  private volatile ServerProcess jobManager;
  private final List<ServerProcess> taskManagers;
  private final FlinkRest rest;

  private LocalFlink(
      Installation installation,
      Path data,
      TaskManagers size,
      ServerProcess jobManager,
      List<ServerProcess> taskManagers,
      FlinkRest rest) {
    this.installation = installation;
    this.data = data;
    this.size = size;
    this.jobManager = jobManager;
    this.taskManagers = new CopyOnWriteArrayList<>(taskManagers);
    this.rest = rest;
  }

  static LocalFlink start(Installation installation, Path data, LocalPorts ports) {
    return start(installation, data, ports, TaskManagers.ONE);
  }

  /**
   * Starts a cluster.
   *
   * @param size of which each offers {@link FlinkConfiguration#SLOTS}
   */
  static LocalFlink start(
      Installation installation, Path data, LocalPorts ports, TaskManagers size) {
    FlinkConfiguration.write(data, ports, size);
    ServerProcess jobManager = jobManager(installation, data);
    List<ServerProcess> started = new ArrayList<>();
    for (int i = 0; i < size.number(); i++) {
      started.add(taskManager(installation, data, size, i));
    }
    FlinkRest rest = new FlinkRest("127.0.0.1:" + ports.flink());
    return new LocalFlink(installation, data, size, jobManager, started, rest);
  }

  /** Starts a new TaskManager in the place of one that died; the job goes on by itself. */
  void replaceTaskManager(int number) {
    taskManagers.set(number, taskManager(installation, data, size, number));
  }

  /** Starts a new JobManager in the place of one that died; it knows of no job. */
  void replaceJobManager() {
    jobManager = jobManager(installation, data);
  }

  private static ServerProcess jobManager(Installation installation, Path data) {
    List<String> memory = new ArrayList<>(FlinkConfiguration.jobManagerMemory());
    memory.add("-XX:TieredStopAtLevel=1");
    return process(
        installation,
        data,
        "jobmanager",
        memory,
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        List.of(
            "--configDir",
            FlinkConfiguration.directory(data).toString(),
            "--executionMode",
            "cluster"),
        ServerProcess.SERVING);
  }

  private static ServerProcess taskManager(
      Installation installation, Path data, TaskManagers size, int number) {
    String name = taskManagerName(number);
    return process(
        installation,
        data,
        name,
        size.arguments(),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        List.of(
            "--configDir",
            FlinkConfiguration.directory(data).toString(),
            "-Dtaskmanager.resource-id=" + name),
        ServerProcess.WORKING);
  }

  /** Under which Flink, its log and its process file know a TaskManager. */
  static String taskManagerName(int number) {
    return number == 0 ? "taskmanager" : "taskmanager-" + number;
  }

  /** Returns when all slots are offered. */
  void awaitReady() throws InterruptedException {
    jobManager.awaitReady(
        ServerProcess.READY_LIMIT,
        () -> {
          for (ServerProcess taskManager : taskManagers) {
            if (!taskManager.isAlive()) {
              taskManager.awaitReady(Duration.ZERO, () -> true);
            }
          }
          return rest.slots() >= FlinkConfiguration.SLOTS * taskManagers.size();
        });
  }

  FlinkRest rest() {
    return rest;
  }

  ServerProcess jobManager() {
    return jobManager;
  }

  List<ServerProcess> taskManagers() {
    return List.copyOf(taskManagers);
  }

  List<ServerProcess> processes() {
    List<ServerProcess> all = new ArrayList<>(List.of(jobManager));
    all.addAll(taskManagers);
    return all;
  }

  void stop() {
    taskManagers.forEach(taskManager -> taskManager.stop(Duration.ofSeconds(20)));
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
